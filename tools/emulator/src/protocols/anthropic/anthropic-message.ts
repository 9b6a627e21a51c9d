import type Anthropic from '@anthropic-ai/sdk';
import type { ModelReply } from '../../brain/reply.ts';
import type { Exchange } from '../dialect.ts';
import { tokenCount } from '../token-count.ts';

/** What a message is made of here. */
export type WireBlock = Anthropic.TextBlock | Anthropic.ToolUseBlock;

/** A message whose content is of the kinds that this emulator says. */
export type WireMessage = Omit<Anthropic.Message, 'content'> & { readonly content: readonly WireBlock[] };

/**
 * Words a reply as a whole message.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns The message object.
 */
export function anthropicMessage(reply: ModelReply, exchange: Exchange): WireMessage {
  const content = contentBlocks(reply, exchange);
  return {
    ...startedMessage(exchange),
    content,
    stop_reason: stopReason(reply),
    stop_details:
      reply.kind === 'refusal' ? { type: 'refusal', category: 'cyber', explanation: reply.reason } : null,
    usage: usage(exchange, tokenCount(JSON.stringify(content))),
  };
}

/**
 * Words a message as it is before anything of it has been said.
 *
 * @param exchange - The request that it answers.
 * @returns The message object, without content.
 */
export function startedMessage(exchange: Exchange): WireMessage {
  return {
    id: exchange.ids('msg_01', 'message', 22),
    type: 'message',
    role: 'assistant',
    model: exchange.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: usage(exchange, 1),
  };
}

function contentBlocks(reply: ModelReply, exchange: Exchange): readonly WireBlock[] {
  switch (reply.kind) {
    case 'text':
      return [{ type: 'text', text: reply.text, citations: null }];
    case 'refusal':
      return [];
    case 'tool-calls':
      return reply.calls.map(({ name, input }, index) => ({
        type: 'tool_use',
        id: exchange.ids('toolu_01', `call ${String(index)}`, 22),
        name,
        input,
        caller: { type: 'direct' },
      }));
  }
}

function stopReason(reply: ModelReply): Anthropic.StopReason {
  switch (reply.kind) {
    case 'text':
      return reply.ending === 'length' ? 'max_tokens' : 'end_turn';
    case 'refusal':
      return 'refusal';
    case 'tool-calls':
      return 'tool_use';
  }
}

function usage(exchange: Exchange, outputTokens: number): Anthropic.Usage {
  return {
    cache_creation: null,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    inference_geo: null,
    input_tokens: tokenCount(JSON.stringify(exchange.turns)),
    output_tokens: outputTokens,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard',
    speed: null,
  };
}
