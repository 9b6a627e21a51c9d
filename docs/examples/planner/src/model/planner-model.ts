import type { JsonSchema } from './json-schema.ts';

/** A tool that a model may call. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
}

/** What stays the same through a conversation. */
export interface ModelBrief {
  readonly instructions: string;
  /** Shape of the answer. */
  readonly answer: { readonly name: string; readonly schema: JsonSchema };
  readonly tools: readonly ToolDescription[];
}

/** A model's wish to have a tool run. */
export interface ToolCall {
  readonly callId: string;
  readonly name: string;
  readonly input: unknown;
}

/** What a tool gave back for one call. */
export interface ToolOutput {
  readonly callId: string;
  readonly name: string;
  readonly output: Readonly<Record<string, unknown>>;
}

/** What is said to a model in one turn. */
export type ModelInput =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'tool-outputs'; readonly outputs: readonly ToolOutput[] };

/** What a model says in one turn. */
export type ModelReply =
  | { readonly ending: 'complete'; readonly text: string; readonly toolCalls: readonly ToolCall[] }
  | { readonly ending: 'refused'; readonly reason: string }
  | { readonly ending: 'cut-short' }
  /** The stream ended without the event that says it is whole. */
  | { readonly ending: 'lost' };

/** Part of a streamed turn; the reply is the last. */
export type ModelEvent =
  { readonly type: 'text'; readonly delta: string } | { readonly type: 'reply'; readonly reply: ModelReply };

/** What a conversation is gone on with later: JSON, which only its own provider can read. */
export type ModelMemory = Readonly<Record<string, unknown>>;

/** A conversation with a model, which keeps what was said before. One turn at a time. */
export interface ModelConversation {
  /** Says something and waits for the whole reply. Throws what the SDK throws. */
  readonly send: (input: ModelInput, signal?: AbortSignal) => Promise<ModelReply>;
  /** Says something and yields the reply as it comes. Throws what the SDK throws. */
  readonly stream: (input: ModelInput, signal?: AbortSignal) => AsyncIterable<ModelEvent>;
  /** Says, as JSON, what it takes to go on with the conversation as it is now. */
  readonly memory: () => ModelMemory;
}

/** What a provider can say of something that its SDK threw. */
export interface ProviderFailure {
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** The service's own name for it. */
  readonly code: string | undefined;
  readonly message: string;
}

/** A model to plan with. */
export interface PlannerModel {
  /** Name of the provider, for errors. */
  readonly provider: string;
  /** Opens a conversation, or goes on with one that is remembered; nothing is sent yet. */
  readonly open: (brief: ModelBrief, memory?: ModelMemory) => ModelConversation;
  /** Explains what {@link ModelConversation} threw; undefined where it is not the service's failure. */
  readonly explain: (thrown: unknown) => ProviderFailure | undefined;
}
