/** A model's wish to have a tool run. */
export interface ToolCall {
  readonly callId: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a tool gave back for one call. */
export interface ToolResult {
  readonly callId: string;
  readonly output: string;
}

/** One turn, whichever API it came through. */
export type Turn =
  | { readonly from: 'user'; readonly text: string }
  | { readonly from: 'model'; readonly text: string; readonly toolCalls: readonly ToolCall[] }
  | { readonly from: 'tools'; readonly results: readonly ToolResult[] };

/** A conversation so far, and the tools that the caller offers. */
export interface Conversation {
  readonly turns: readonly Turn[];
  readonly toolNames: readonly string[];
}

/**
 * Collects what the user has said.
 *
 * @param conversation - A conversation so far.
 * @returns The texts of the user's turns, oldest first.
 */
export function userTexts(conversation: Conversation): readonly string[] {
  return conversation.turns.flatMap((turn) => (turn.from === 'user' ? [turn.text] : []));
}

/**
 * Collects what tools have answered.
 *
 * @param conversation - A conversation so far.
 * @returns Each call with its output, oldest first.
 */
export function toolOutputs(
  conversation: Conversation,
): readonly { readonly call: ToolCall; readonly output: string }[] {
  const calls = new Map(
    conversation.turns
      .flatMap((turn) => (turn.from === 'model' ? turn.toolCalls : []))
      .map((call) => [call.callId, call]),
  );
  return conversation.turns
    .flatMap((turn) => (turn.from === 'tools' ? turn.results : []))
    .flatMap((result) => {
      const call = calls.get(result.callId);
      return call === undefined ? [] : [{ call, output: result.output }];
    });
}
