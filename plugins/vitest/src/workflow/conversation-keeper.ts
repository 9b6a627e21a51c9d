/**
 * How a workflow has a conversation that goes on from step to step: each step gets one that is made of what
 * the step before saved, so that a step which runs alone, or once more, has the same as one in a row.
 */
export interface ConversationKeeper<Conversation, Memory> {
  /** Opens the conversation of the first step. */
  readonly open: () => Conversation | Promise<Conversation>;
  /** Says, as JSON, what it takes to go on with it. */
  readonly save: (conversation: Conversation) => Memory | Promise<Memory>;
  /** Goes on with it. */
  readonly restore: (memory: Memory) => Conversation | Promise<Conversation>;
  /** Gives back what it holds, after each step; nothing where absent. */
  readonly close?: (conversation: Conversation) => unknown;
}

/** A keeper without its types: what it is called with came from itself. */
export interface ErasedKeeper {
  readonly open: () => unknown;
  readonly save: (conversation: never) => unknown;
  readonly restore: (memory: never) => unknown;
  readonly close?: (conversation: never) => unknown;
}
