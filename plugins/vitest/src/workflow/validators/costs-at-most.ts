import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { StepExchange } from '../usage/step-exchange.ts';
import type { StepOutcome, Validator } from '../validator.ts';
import { measuredExchanges, type MeasuredExchange } from './measured-exchanges.ts';

/** What a model takes, for a million tokens, in any one currency. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  /** For input that comes from a cache; as other input where absent. */
  readonly cachedInput?: number;
}

/** What may be spent, in the currency of the prices; no limit where absent. */
export interface CostCeiling {
  /** By one step. */
  readonly step?: number;
  /** By all steps of the workflow that ran, so far. */
  readonly workflow?: number;
  /** Prices by the name of the model as responses say it, or the start of it, for names that end in a date. */
  readonly prices: Readonly<Record<string, ModelPrice>>;
}

/**
 * Checks what the tokens that responses say they took would cost; also in playback, where the recorded ones
 * count.
 *
 * @param ceiling - What may be spent, and prices.
 * @returns A validator that throws a PlumblineError `WORKFLOW_COST_EXCEEDED`, `WORKFLOW_PRICE_UNKNOWN` for a model
 * without a price, or `WORKFLOW_USAGE_UNKNOWN` where a model does not say what it took.
 */
export function costsAtMost(ceiling: CostCeiling): Validator {
  return (outcome) => {
    const { prices } = ceiling;
    const { exchanges, exchangesSoFar } = outcome;
    hold(outcome, { who: 'The step', exchanges, most: ceiling.step, prices });
    hold(outcome, {
      who: 'The workflow, up to the step',
      exchanges: exchangesSoFar,
      most: ceiling.workflow,
      prices,
    });
  };
}

interface Held {
  readonly who: string;
  readonly exchanges: readonly StepExchange[];
  readonly most: number | undefined;
  readonly prices: CostCeiling['prices'];
}

function hold(outcome: StepOutcome, { who, exchanges, most = Infinity, prices }: Held): void {
  const measured = measuredExchanges(exchanges, outcome);
  const cost = measured.reduce(
    (sum, exchange) => sum + costOf(exchange, priceOf(exchange, { prices, outcome })),
    0,
  );
  if (cost <= most) return;
  const { workflow, step } = outcome;
  throw new PlumblineError({
    code: 'WORKFLOW_COST_EXCEEDED',
    message: `${who} "${step}" cost ${shown(cost)}; the ceiling is ${shown(most)}.`,
    remedy: 'Send less, or ask a cheaper model. Or raise the ceiling.',
    exitCode: exitCodes.testsFailed,
    fields: { workflow, step, cost, most },
  });
}

function costOf({ usage }: MeasuredExchange, price: ModelPrice): number {
  const { input, cachedInput, output } = usage;
  const cached = cachedInput * (price.cachedInput ?? price.input);
  return ((input - cachedInput) * price.input + cached + output * price.output) / 1e6;
}

function priceOf(
  { model = '' }: MeasuredExchange,
  { prices, outcome }: { readonly prices: CostCeiling['prices']; readonly outcome: StepOutcome },
): ModelPrice {
  const names = Object.keys(prices).filter((name) => model === name || model.startsWith(`${name}-`));
  const price = prices[names.sort((a, b) => b.length - a.length)[0] ?? ''];
  if (price !== undefined) return price;
  const { workflow, step } = outcome;
  throw new PlumblineError({
    code: 'WORKFLOW_PRICE_UNKNOWN',
    message: `The step "${step}" was answered by the model "${model}", which has no price.`,
    remedy: `Give its price: prices: { '${model}': { input: …, output: … } }.`,
    exitCode: exitCodes.testsFailed,
    fields: { workflow, step, model },
  });
}

/** Costs are small: four digits that matter, without the noise of floating point. */
function shown(cost: number): string {
  return String(Number(cost.toPrecision(4)));
}
