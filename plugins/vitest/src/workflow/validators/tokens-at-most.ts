import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { StepExchange } from '../usage/step-exchange.ts';
import type { StepOutcome, Validator } from '../validator.ts';
import { measuredExchanges } from './measured-exchanges.ts';

/** How many tokens may be taken, in and out together; no limit where absent. */
export interface TokenCeiling {
  /** By one step. */
  readonly step?: number;
  /** By all steps of the workflow that ran, so far. */
  readonly workflow?: number;
}

/**
 * Checks the tokens that responses say they took; also in playback, where the recorded ones count.
 *
 * @param ceiling - How many may be taken.
 * @returns A validator that throws a PlumblineError `WORKFLOW_TOKENS_EXCEEDED`, or `WORKFLOW_USAGE_UNKNOWN` where
 * a model does not say what it took.
 */
export function tokensAtMost(ceiling: TokenCeiling): Validator {
  return (outcome) => {
    const { exchanges, exchangesSoFar } = outcome;
    hold(outcome, { who: 'The step', exchanges, most: ceiling.step });
    hold(outcome, { who: 'The workflow, up to the step', exchanges: exchangesSoFar, most: ceiling.workflow });
  };
}

interface Held {
  readonly who: string;
  readonly exchanges: readonly StepExchange[];
  readonly most: number | undefined;
}

function hold(outcome: StepOutcome, { who, exchanges, most = Infinity }: Held): void {
  const used = measuredExchanges(exchanges, outcome).map(({ usage }) => usage);
  const tokens = used.reduce((sum, { input, output }) => sum + input + output, 0);
  if (tokens <= most) return;
  const { workflow, step } = outcome;
  throw new PlumblineError({
    code: 'WORKFLOW_TOKENS_EXCEEDED',
    message: `${who} "${step}" took ${String(tokens)} tokens; the ceiling is ${String(most)}.`,
    remedy: 'Send less: shorter instructions, fewer turns, a smaller history. Or raise the ceiling.',
    exitCode: exitCodes.testsFailed,
    fields: { workflow, step, tokens, most },
  });
}
