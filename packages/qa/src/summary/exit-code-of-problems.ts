import { exitCodes, type ExitCode, type RunProblem } from '@plumbline/contracts';

/** Exit statuses from the gravest: the first that any problem has is the one of the run. */
const gravestFirst: readonly number[] = [
  exitCodes.interrupted,
  exitCodes.invalidConfiguration,
  exitCodes.invalidTags,
  exitCodes.invalidRecording,
  exitCodes.invalidInput,
  exitCodes.diskFull,
  exitCodes.lockHeld,
  exitCodes.ioFailed,
  exitCodes.internal,
  exitCodes.testsFailed,
  exitCodes.timedOut,
  exitCodes.recordingRefused,
  exitCodes.liveCallRefused,
  exitCodes.credentialsMissing,
  exitCodes.overBudget,
  exitCodes.checkFailed,
];

/** Exit statuses of problems whose record does not say one. */
const byCode: Readonly<Record<string, ExitCode>> = {
  CONFIGURATION_INVALID: exitCodes.invalidConfiguration,
  CREDENTIALS_MISSING: exitCodes.credentialsMissing,
  INTERRUPTED: exitCodes.interrupted,
  LIVE_CALL_REFUSED: exitCodes.liveCallRefused,
  OVER_BUDGET: exitCodes.overBudget,
};

/**
 * Says with which exit status a problem ends a command.
 *
 * @param problem - A problem of a run record.
 * @returns Its own status where it says one; else by its code; a problem of no known status is
 *   `testsFailed` where it names a test, `checkFailed` where not.
 */
export function exitCodeOfProblem({ code, exitCode, test }: RunProblem): ExitCode {
  const own = Object.values(exitCodes).find((known) => known === exitCode);
  return own ?? byCode[code] ?? (test === undefined ? exitCodes.checkFailed : exitCodes.testsFailed);
}

/**
 * Chooses the problem that a run is said to have failed by. What keeps tests from being
 * meaningful (an interruption, an invalid configuration, a full disk) outranks a failed test.
 *
 * @param problems - Problems of every record; warnings are none.
 * @returns The gravest, the first of several; `undefined` where there are none.
 */
export function gravestProblem<P extends RunProblem>(problems: readonly P[]): P | undefined {
  return problems.toSorted((left, right) => rank(left) - rank(right)).at(0);
}

function rank(problem: RunProblem): number {
  return gravestFirst.indexOf(exitCodeOfProblem(problem));
}
