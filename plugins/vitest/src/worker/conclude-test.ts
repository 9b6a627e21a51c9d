import type { CassetteSession, SessionProblem } from '@plumbline/cassette';
import { PlumblineError } from '@plumbline/contracts/errors';
import type { RunnerTestCase } from 'vitest';
import { emptyReport, type TestReport } from './test-report.ts';

/** A test, as Vitest hands it to hooks. */
export type Task = Readonly<Omit<RunnerTestCase, 'fails'>> & Pick<RunnerTestCase, 'fails'>;

/**
 * Tells whether a test failed, by its own result or because a request was refused.
 *
 * @param task - The test, after it ran.
 * @param session - Its recording.
 * @returns True also where a test that is marked to fail has passed.
 */
export function hasFailed(task: Task, session: CassetteSession): boolean {
  return isUnexpected(task) || session.problems().length > 0;
}

/** A test marked `fails` passes by failing; Vitest turns its state round after this. */
function isUnexpected({ result, fails = false }: Task): boolean {
  return fails ? result?.state === 'pass' : result?.state === 'fail';
}

/** A test that skips itself leaves its recording as it was. */
function isSkipped({ result }: Task): boolean {
  return result?.state === 'skip';
}

/**
 * Ends the recording of a test, and says in its `meta` what the recording did.
 *
 * @param task - The test, after it ran; one that is marked to fail is not any more where a request was refused.
 * @param session - Its recording.
 * @param path - Gives the path of its cassette.
 * @throws PlumblineError where the test passed although a request was refused.
 */
export async function concludeTest(task: Task, session: CassetteSession, path: () => string): Promise<void> {
  const [problem] = session.problems();
  await session.finish(hasFailed(task, session) || isSkipped(task) ? 'failed' : 'passed');
  report(task, session, path);
  if (problem === undefined) return;
  task.fails = false; // A refused request is not the failure that an author waits for.
  if (task.result?.state !== 'fail') throw asError(problem);
}

/**
 * Makes an error of a problem.
 *
 * @param problem - What went wrong.
 * @returns The error, with the problem's code.
 */
export function asError({ code, message, remedy }: SessionProblem): PlumblineError {
  return new PlumblineError({ code, message, remedy });
}

function report(task: Task, session: CassetteSession, path: () => string): void {
  const problems = session.problems().map(({ code, message, remedy }) => ({ code, message, remedy }));
  const before = task.meta.plumbline ?? emptyReport;
  const recordings = session.counts();
  task.meta.plumbline = { ...before, recordings, problems, ...usedCassette(session, path) };
}

/**
 * Names the cassette of a session that used it.
 *
 * @param session - The session.
 * @param path - Gives the path of its cassette.
 * @returns Nothing where nothing was played or recorded.
 */
export function usedCassette(session: CassetteSession, path: () => string): Pick<TestReport, 'cassette'> {
  const { hits, recorded } = session.counts();
  return hits + recorded > 0 ? { cassette: path() } : {};
}
