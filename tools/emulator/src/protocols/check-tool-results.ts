import type { ToolResult, Turn } from '../brain/conversation.ts';
import { Rejection } from './rejection.ts';

/**
 * Holds a conversation to the rule of all three services: every tool call is answered
 * in the turn that follows, and nothing is answered that was not called.
 *
 * @param turns - The conversation.
 * @throws Rejection that names the call.
 */
export function checkToolResults(turns: readonly Turn[]): void {
  let open: readonly string[] = [];
  for (const turn of turns) {
    open = turn.from === 'tools' ? withoutAnswered(open, turn.results) : open;
    rejectUnanswered(open);
    open = turn.from === 'model' ? turn.toolCalls.map(({ callId }) => callId) : [];
  }
  rejectUnanswered(open);
}

function withoutAnswered(open: readonly string[], results: readonly ToolResult[]): readonly string[] {
  const stray = results.find(({ callId }) => !open.includes(callId));
  if (stray !== undefined) {
    throw new Rejection(
      'invalid-request',
      `No tool call found for tool output with call id ${stray.callId}.`,
    );
  }
  return open.filter((callId) => !results.some((result) => result.callId === callId));
}

function rejectUnanswered(open: readonly string[]): void {
  if (open[0] !== undefined) {
    throw new Rejection('invalid-request', `No tool output found for tool call ${open[0]}.`);
  }
}
