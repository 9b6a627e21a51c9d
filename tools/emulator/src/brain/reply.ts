/** Failures that a service answers instead of a reply. */
export type FailureKind = 'invalid-key' | 'invalid-request' | 'not-found' | 'overloaded' | 'rate-limited';

/** Text that the model says. */
export interface TextReply {
  readonly kind: 'text';
  readonly text: string;
  /** `length` ends at the token limit; `lost` ends a stream without its last event. */
  readonly ending: 'complete' | 'length' | 'lost';
}

/** Tools that the model wants run. */
export interface ToolCallsReply {
  readonly kind: 'tool-calls';
  readonly calls: readonly ToolRequest[];
}

/** A goal that the model will not serve. */
export interface RefusalReply {
  readonly kind: 'refusal';
  readonly reason: string;
}

/** A failure of the service. */
export interface FailureReply {
  readonly kind: 'failure';
  readonly failure: FailureKind;
  readonly message: string;
}

/** What the model itself can say. */
export type ModelReply = TextReply | ToolCallsReply | RefusalReply;

/** What a request is answered with, before an API puts it into its own words. */
export type Reply = ModelReply | FailureReply;

/** A tool call before an API has numbered it. */
export interface ToolRequest {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}
