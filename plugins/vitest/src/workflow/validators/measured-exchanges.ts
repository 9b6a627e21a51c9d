import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { StepExchange } from '../usage/step-exchange.ts';
import type { TokenUsage } from '../usage/token-usage.ts';
import type { StepOutcome } from '../validator.ts';

/** An exchange that says which model answered and what that took. */
export type MeasuredExchange = StepExchange & {
  readonly model: string | undefined;
  readonly usage: TokenUsage;
};

/**
 * Finds what was measured, for a ceiling. A ceiling that does not see what a model took would hold nothing.
 *
 * @param exchanges - What was asked and answered.
 * @param outcome - The step, for messages.
 * @returns The exchanges that say what they took; other services say nothing, and take nothing.
 * @throws PlumblineError `WORKFLOW_USAGE_UNKNOWN` where a model answered and does not say what it took.
 */
export function measuredExchanges(
  exchanges: readonly StepExchange[],
  { workflow, step }: Pick<StepOutcome, 'workflow' | 'step'>,
): readonly MeasuredExchange[] {
  const silent = exchanges.find(isSilent);
  if (silent === undefined) return exchanges.filter(isMeasured);
  throw new PlumblineError({
    code: 'WORKFLOW_USAGE_UNKNOWN',
    message: `In the step "${step}", ${silent.method} ${silent.url} was answered by the model "${silent.model ?? ''}", which does not say how many tokens it took.`,
    remedy:
      'Ask for it, as with stream_options.include_usage of OpenAI chat completions; or check this step without a ceiling.',
    exitCode: exitCodes.testsFailed,
    fields: { workflow, step, url: silent.url },
  });
}

function isSilent({ model, usage, status = 0 }: StepExchange): boolean {
  return model !== undefined && usage === undefined && status < 400;
}

function isMeasured(exchange: StepExchange): exchange is MeasuredExchange {
  return exchange.usage !== undefined;
}
