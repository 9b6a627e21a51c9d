import type { RunProblem } from '@plumbline/contracts';
import { reportError } from '@plumbline/contracts/errors';
import type { HostEvent, ProjectOutcome } from '@plumbline/qa/test-host';

/** A project that ended before its tests could run. */
export interface EndedAtOnce {
  readonly project: string;
  readonly batch: ProjectOutcome['batch'];
  readonly durationMs: number;
  /** Why: a problem, or whatever was thrown. */
  readonly problem?: RunProblem;
  readonly error?: unknown;
  /** What was printed until then. */
  readonly printed?: string;
}

/**
 * Says that a project ended before its tests could run.
 *
 * @param ended - The project and why.
 * @returns The event; one problem, no files.
 */
export function endedAtOnce({
  project,
  batch,
  durationMs,
  problem,
  error,
  printed = '',
}: EndedAtOnce): HostEvent {
  const why = problem ?? asProblem(error);
  return {
    type: 'project-ended',
    outcome: {
      project,
      files: [],
      problems: [why],
      warnings: [],
      output: printed + (error instanceof Error ? `${error.stack ?? error.message}\n` : ''),
      interrupted: false,
      durationMs,
      batch,
    },
  };
}

function asProblem(error: unknown): RunProblem {
  const { code, message, remedy } = reportError(error);
  return code === 'INTERNAL'
    ? {
        code: 'VITEST_FAILED',
        message: `Vitest could not run: ${message}`,
        remedy: 'The output above shows the whole error.',
      }
    : { code, message, remedy };
}
