import type { ModelReply, TextReply } from '../../brain/reply.ts';
import type { Exchange } from '../dialect.ts';
import { tokenCount } from '../token-count.ts';

/** A part of the model's content. */
export type WirePart =
  | { readonly text: string }
  | {
      readonly functionCall: { readonly id: string; readonly name: string; readonly args: object };
      readonly thoughtSignature?: string;
    };

/** Why a candidate ended. */
export type WireFinishReason = 'STOP' | 'MAX_TOKENS';

/**
 * Words a reply as a whole response.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns The response object.
 */
export function geminiResponse(reply: ModelReply, exchange: Exchange): object {
  if (reply.kind === 'refusal') {
    return geminiRefusal(exchange);
  }
  const parts = reply.kind === 'text' ? [{ text: reply.text }] : callParts(reply.calls, exchange);
  return geminiCandidate({ parts, finishReason: finishReason(reply) }, exchange);
}

/**
 * Words a response that has no candidate because the prompt was blocked.
 *
 * @param exchange - The request that it answers.
 * @returns The response object.
 */
export function geminiRefusal(exchange: Exchange): object {
  return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...tail(exchange, '') };
}

/**
 * Words some parts as a response of one candidate.
 *
 * @param candidate - The parts, and why the candidate ended where this is its end.
 * @param exchange - The request that it answers.
 * @returns The response object.
 */
export function geminiCandidate(
  candidate: { readonly parts: readonly WirePart[]; readonly finishReason?: WireFinishReason },
  exchange: Exchange,
): object {
  const { parts, ...ending } = candidate;
  return {
    candidates: [{ content: { parts, role: 'model' }, ...ending, index: 0 }],
    ...tail(exchange, JSON.stringify(parts)),
  };
}

/**
 * Words tool calls as parts. The first carries the signature that the service wants to see again.
 *
 * @param calls - The calls.
 * @param exchange - The request that they answer.
 * @returns One part for each call.
 */
export function callParts(
  calls: Extract<ModelReply, { kind: 'tool-calls' }>['calls'],
  exchange: Exchange,
): readonly WirePart[] {
  return calls.map(({ name, input }, index) => ({
    functionCall: { id: exchange.ids('', `call ${String(index)}`, 8), name, args: input },
    ...(index === 0 ? { thoughtSignature: exchange.ids('', 'signature', 64) } : {}),
  }));
}

/**
 * Says why a candidate ended.
 *
 * @param reply - What the model answers.
 * @returns The API's word for it.
 */
export function finishReason(reply: Exclude<ModelReply, { kind: 'refusal' }>): WireFinishReason {
  return reply.kind === 'text' && isCut(reply) ? 'MAX_TOKENS' : 'STOP';
}

function isCut(reply: TextReply): boolean {
  return reply.ending === 'length';
}

function tail(exchange: Exchange, said: string): object {
  const promptTokenCount = tokenCount(JSON.stringify(exchange.turns));
  const candidatesTokenCount = said === '' ? 0 : tokenCount(said);
  return {
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokenCount }],
    },
    modelVersion: exchange.model,
    responseId: exchange.ids('', 'response', 22),
  };
}
