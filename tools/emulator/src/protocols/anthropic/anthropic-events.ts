import type Anthropic from '@anthropic-ai/sdk';
import type { ModelReply } from '../../brain/reply.ts';
import type { Exchange } from '../dialect.ts';
import { firstHalf, textPieces } from '../text-pieces.ts';
import { anthropicMessage, startedMessage, type WireBlock, type WireMessage } from './anthropic-message.ts';

/** An event as it stands on the wire; the SDK's type holds more kinds of content than are said here. */
type WireEvent =
  | { readonly type: 'message_start'; readonly message: WireMessage }
  | { readonly type: 'ping' }
  | Anthropic.RawContentBlockStartEvent
  | Anthropic.RawContentBlockDeltaEvent
  | Anthropic.RawContentBlockStopEvent
  | Anthropic.RawMessageDeltaEvent
  | Anthropic.RawMessageStopEvent;

/**
 * Words a reply as the events of a stream.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns Events as they stand on the wire, each with its blank line.
 */
export function anthropicEvents(reply: ModelReply, exchange: Exchange): readonly string[] {
  const lost = reply.kind === 'text' && reply.ending === 'lost';
  const message = anthropicMessage(reply, exchange);
  return [
    { type: 'message_start', message: startedMessage(exchange) } as const,
    { type: 'ping' } as const,
    ...message.content.flatMap((block, index) => blockEvents(block, index, lost)),
    ...(lost ? [] : endEvents(message)),
  ].map(wireEvent);
}

function wireEvent(event: WireEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

function blockEvents(block: WireBlock, index: number, lost: boolean): readonly WireEvent[] {
  const start: WireEvent = { type: 'content_block_start', index, content_block: emptyBlock(block) };
  const deltas = blockDeltas(block).map((delta): WireEvent => ({
    type: 'content_block_delta',
    index,
    delta,
  }));
  return lost ? [start, ...firstHalf(deltas)] : [start, ...deltas, { type: 'content_block_stop', index }];
}

function emptyBlock(block: WireBlock): WireBlock {
  return block.type === 'text' ? { ...block, text: '' } : { ...block, input: {} };
}

function blockDeltas(block: WireBlock): readonly Anthropic.RawContentBlockDelta[] {
  return block.type === 'text'
    ? textPieces(block.text).map((text) => ({ type: 'text_delta', text }))
    : ['', ...textPieces(JSON.stringify(block.input))].map((partial_json) => ({
        type: 'input_json_delta',
        partial_json,
      }));
}

function endEvents({ stop_reason, stop_details, usage }: WireMessage): readonly WireEvent[] {
  return [
    {
      type: 'message_delta',
      delta: { container: null, stop_reason, stop_details, stop_sequence: null },
      usage: {
        cache_creation_input_tokens: usage.cache_creation_input_tokens,
        cache_read_input_tokens: usage.cache_read_input_tokens,
        input_tokens: usage.input_tokens,
        output_tokens: usage.output_tokens,
        output_tokens_details: null,
        server_tool_use: null,
      },
    },
    { type: 'message_stop' },
  ];
}
