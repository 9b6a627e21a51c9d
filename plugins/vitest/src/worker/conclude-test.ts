import type { CassetteSession, SessionProblem } from '@plumbline/cassette';
import type { RecordingCounts } from '@plumbline/contracts';
import { PlumblineError } from '@plumbline/contracts/errors';
import type { RunnerTestCase } from 'vitest';
import { emptyReport, type TestReport } from './test-report.ts';
import { unplayedProblem } from './unplayed-problem.ts';
import type { WorkerOrders } from './worker-orders.ts';

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

/** How the recording of a test is ended. */
export interface Conclusion {
  readonly session: CassetteSession;
  /** Gives the path of its cassette. */
  readonly path: () => string;
  /** What becomes of a recording that holds what was not asked for. */
  readonly unplayed: WorkerOrders['unplayed'];
  /** The command that records the test again; asked where that matters. */
  readonly recordCommand: () => string;
}

/**
 * Ends the recording of a test, and says in its `meta` what the recording did.
 *
 * @param task - The test, after it ran; one that is marked to fail is not any more where a request was refused.
 * @param conclusion - Its recording, and what is to be said of it.
 * @throws PlumblineError where the test passed although a request was refused, or `RECORDING_UNPLAYED`.
 */
export async function concludeTest(task: Task, conclusion: Conclusion): Promise<void> {
  const { session } = conclusion;
  await session.finish(hasFailed(task, session) || isSkipped(task) ? 'failed' : 'passed');
  report(task, conclusion);
  const problem = session.problems()[0] ?? unplayedFailure({ ...conclusion, recordings: session.counts() });
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

/**
 * Says that a recording holds what was not asked for, where that is a failure.
 *
 * @param left - What the recording did, and what becomes of it.
 * @returns The problem, or `undefined`.
 */
export function unplayedFailure({
  recordings,
  unplayed,
  recordCommand,
}: Pick<Conclusion, 'unplayed' | 'recordCommand'> & Pick<TestReport, 'recordings'>):
  SessionProblem | undefined {
  if (unplayed !== 'fail' || (recordings.unplayed ?? 0) === 0) return undefined;
  return unplayedProblem({ recordings, recordCommand: recordCommand() });
}

function report(task: Task, { session, path, unplayed }: Conclusion): void {
  const problems = session.problems().map(({ code, message, remedy }) => ({ code, message, remedy }));
  const { warnings: _, ...before } = task.meta.plumbline ?? emptyReport;
  const recordings = session.counts();
  const told = { ...unplayedWarning(recordings, unplayed), ...usedCassette(session, path) };
  task.meta.plumbline = { ...before, recordings, problems, ...told };
}

/**
 * Says that a recording holds what was not asked for, where that is to be told.
 *
 * @param recordings - What the recording did.
 * @param unplayed - What becomes of it.
 * @returns The warning; nothing where there is none.
 */
export function unplayedWarning(
  recordings: RecordingCounts,
  unplayed: WorkerOrders['unplayed'],
): Pick<TestReport, 'warnings'> {
  const warning = unplayed === 'warn' ? unplayedProblem({ recordings }) : undefined;
  return warning === undefined ? {} : { warnings: [warning] };
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
