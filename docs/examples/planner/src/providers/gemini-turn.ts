import { FinishReason, type GenerateContentResponse, type Part } from '@google/genai';
import type { ModelReply, ToolCall } from '../model/planner-model.ts';

/** What one response says, or what all chunks of a stream add up to. */
export interface GeminiTurn {
  readonly parts: readonly Part[];
  readonly finishReason: FinishReason | undefined;
  readonly blockReason: string | undefined;
}

/**
 * Reads one response.
 *
 * @param response - A whole response, or one chunk of a stream.
 * @returns What it says.
 */
export function turnOf({ candidates, promptFeedback }: GenerateContentResponse): GeminiTurn {
  const candidate = candidates?.[0];
  return {
    parts: candidate?.content?.parts ?? [],
    finishReason: candidate?.finishReason,
    blockReason: promptFeedback?.blockReason,
  };
}

/**
 * Adds what a stream says next to what it said before.
 *
 * @param first - What was said so far.
 * @param second - What the next chunk says.
 * @returns Both; of two reasons the later stands.
 */
export function joinTurns(first: GeminiTurn, second: GeminiTurn): GeminiTurn {
  return {
    parts: [...first.parts, ...second.parts],
    finishReason: second.finishReason ?? first.finishReason,
    blockReason: second.blockReason ?? first.blockReason,
  };
}

/**
 * Makes the reply of a turn.
 *
 * @param turn - All that was said.
 * @returns The reply; lost where nothing says why the turn ended.
 */
export function turnReply({ parts, finishReason, blockReason }: GeminiTurn): ModelReply {
  if (blockReason !== undefined) {
    return { ending: 'refused', reason: `the prompt was blocked: ${blockReason}` };
  }
  switch (finishReason) {
    case undefined:
      return { ending: 'lost' };
    case FinishReason.STOP:
      return { ending: 'complete', text: textOf(parts), toolCalls: parts.flatMap(toolCalls) };
    case FinishReason.MAX_TOKENS:
      return { ending: 'cut-short' };
    default:
      return { ending: 'refused', reason: `the answer was blocked: ${finishReason}` };
  }
}

/**
 * Joins the text that parts say, thoughts left out.
 *
 * @param parts - Parts of a content.
 * @returns The text; empty where there is none.
 */
export function textOf(parts: readonly Part[]): string {
  return parts.map(({ text, thought }) => (thought === true ? '' : (text ?? ''))).join('');
}

function toolCalls({ functionCall }: Part): readonly ToolCall[] {
  return functionCall === undefined
    ? []
    : [{ callId: functionCall.id ?? '', name: functionCall.name ?? '', input: functionCall.args ?? {} }];
}
