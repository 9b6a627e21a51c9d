import type { PlumblineError } from '@plumbline/contracts/errors';
import type { RunProblem } from '@plumbline/contracts';

/** What went wrong in a session, also where the code under test swallowed the error. */
export type SessionProblem = Pick<RunProblem, 'code' | 'message' | 'remedy'>;

/** Remembers what went wrong, each problem once. */
export class ProblemList {
  readonly #problems = new Map<string, SessionProblem>();

  /**
   * Remembers an error.
   *
   * @param error - What went wrong.
   * @returns The same error.
   */
  add(error: PlumblineError): PlumblineError {
    const { code, message, remedy } = error;
    this.#problems.set(`${code} ${message}`, { code, message, remedy });
    return error;
  }

  /**
   * Lists what went wrong.
   *
   * @returns The problems in the order they came up.
   */
  list(): readonly SessionProblem[] {
    return [...this.#problems.values()];
  }
}
