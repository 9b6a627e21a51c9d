/** Stable names of what can go wrong. */
export type PlanErrorCode =
  | 'CREDENTIAL_MISSING'
  | 'MEMORY_INVALID'
  | 'MODEL_CUT_SHORT'
  | 'MODEL_REFUSED'
  | 'MODEL_STREAM_LOST'
  | 'PLAN_DEPENDENCY_CYCLE'
  | 'PLAN_DUPLICATE_STEP'
  | 'PLAN_NOT_JSON'
  | 'PLAN_SHAPE_INVALID'
  | 'PLAN_UNKNOWN_DEPENDENCY'
  | 'PROVIDER_RATE_LIMITED'
  | 'PROVIDER_REJECTED'
  | 'PROVIDER_UNAUTHORIZED'
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_UNREACHABLE'
  | 'TOOL_ROUNDS_EXCEEDED'
  | 'USAGE';

/** What a {@link PlanError} is made of. */
export interface PlanErrorDescription {
  readonly code: PlanErrorCode;
  /** What arrived and what was expected. */
  readonly message: string;
  /** What to do next. */
  readonly remedy: string;
  /** Facts for programs; never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** Every error that the planner throws on purpose. */
export class PlanError extends Error {
  readonly code: PlanErrorCode;
  readonly remedy: string;
  readonly details: Readonly<Record<string, unknown>>;

  /**
   * @param description - Code, message, remedy and, where known, details and cause.
   */
  constructor(description: PlanErrorDescription) {
    super(description.message, 'cause' in description ? { cause: description.cause } : undefined);
    this.name = 'PlanError';
    this.code = description.code;
    this.remedy = description.remedy;
    this.details = description.details ?? {};
  }
}
