import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { StepOutcome, Validator } from '../validator.ts';

/**
 * Checks by something that always holds.
 *
 * @param name - What holds, as a sentence: it stands in the message where it does not.
 * @param holds - Tells whether it holds; may throw what an `expect` throws, which then is the message.
 * @returns A validator that throws a PlumblineError `WORKFLOW_INVARIANT_BROKEN`, with what was thrown as its cause.
 */
export function invariant<State = unknown>(
  name: string,
  holds: (state: State, outcome: StepOutcome<State>) => boolean | Promise<boolean>,
): Validator<State> {
  return async (outcome) => {
    const broken = await whyBroken(async () => holds(outcome.state, outcome));
    if (broken === undefined) return;
    const { workflow, step } = outcome;
    throw new PlumblineError({
      code: 'WORKFLOW_INVARIANT_BROKEN',
      message: `After the step "${step}" it does not hold that ${name}${broken.why}.`,
      remedy: 'See what the step returned: either it is wrong, or the invariant says too much.',
      exitCode: exitCodes.testsFailed,
      fields: { workflow, step, invariant: name },
      ...('cause' in broken && { cause: broken.cause }),
    });
  };
}

async function whyBroken(
  holds: () => Promise<boolean>,
): Promise<{ readonly why: string; readonly cause?: unknown } | undefined> {
  try {
    return (await holds()) ? undefined : { why: '' };
  } catch (cause) {
    return { why: `: ${cause instanceof Error ? cause.message : String(cause)}`, cause };
  }
}
