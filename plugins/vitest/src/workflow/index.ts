/** Tests of several steps that go on from each other, and validators of their steps. */
export { workflow } from './workflow.ts';
export { type ConversationKeeper } from './conversation-keeper.ts';
export {
  type AddStep,
  type Grown,
  type StepContext,
  type StepFunction,
  type StepOptions,
  type SteppedWorkflow,
  type Workflow,
  type WorkflowOptions,
} from './workflow-types.ts';
export { type Json } from './state/json-of.ts';
export { type Normalizer } from './state/normalizer.ts';
export { type StepExchange } from './usage/step-exchange.ts';
export { type TokenUsage } from './usage/token-usage.ts';
export { type StepOutcome, type Validator } from './validator.ts';
export { costsAtMost, type CostCeiling, type ModelPrice } from './validators/costs-at-most.ts';
export { invariant } from './validators/invariant.ts';
export { matchesSchema } from './validators/matches-schema.ts';
export { matchesSnapshot, type SnapshotOptions } from './validators/matches-snapshot.ts';
export { numberedIds, replacing, withoutFields, withoutTimes } from './validators/normalizers.ts';
export { type SchemaIssue, type SchemaResult, type StandardSchema } from './validators/standard-schema.ts';
export { tokensAtMost, type TokenCeiling } from './validators/tokens-at-most.ts';
