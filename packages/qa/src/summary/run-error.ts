import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { gravestProblem } from './exit-code-of-problems.ts';
import { remedyOfInterruption } from './remedy-of-interruption.ts';
import type { Summary } from './summary.ts';
import { verdictOf } from './verdict-of.ts';

/**
 * Says as an error why a run did not pass.
 *
 * @param summary - What happened.
 * @returns `TESTS_FAILED`, `INTERRUPTED` or the code of the gravest problem, with its remedy;
 *   `undefined` where the exit status of the run is 0. Its `fields.summary` is the summary.
 */
export function runError(summary: Summary): PlumblineError | undefined {
  const { exitCode } = summary;
  if (exitCode === exitCodes.ok) return undefined;
  const { code, remedy } = reasonOf(summary);
  return new PlumblineError({
    code,
    message: `${verdictOf(summary)}.`,
    remedy,
    exitCode,
    fields: { summary },
  });
}

function reasonOf({ exitCode, problems, runs }: Summary): { code: string; remedy: string } {
  const gravest = gravestProblem(problems);
  if (exitCode === exitCodes.interrupted) {
    return { code: 'INTERRUPTED', remedy: remedyOfInterruption(runs) };
  }
  if (exitCode === exitCodes.testsFailed || gravest === undefined) {
    return { code: 'TESTS_FAILED', remedy: 'Mend what failed; `plumb runs --summary` shows it again.' };
  }
  return gravest;
}
