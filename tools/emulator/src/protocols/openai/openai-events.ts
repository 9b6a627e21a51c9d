import type OpenAI from 'openai';
import type { ModelReply } from '../../brain/reply.ts';
import type { Exchange } from '../dialect.ts';
import { firstHalf, textPieces } from '../text-pieces.ts';
import { openaiResponse, outputItems, startedResponse, type OutputItem } from './openai-response.ts';

/** An event before it is numbered. */
interface UnnumberedEvent {
  readonly type: OpenAI.Responses.ResponseStreamEvent['type'];
  readonly [field: string]: unknown;
}

/**
 * Words a reply as the events of a stream.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns Events as they stand on the wire, each with its blank line.
 */
export function openaiEvents(reply: ModelReply, exchange: Exchange): readonly string[] {
  const started = startedResponse(exchange);
  const lost = reply.kind === 'text' && reply.ending === 'lost';
  const response = openaiResponse(reply, exchange);
  const type: UnnumberedEvent['type'] =
    response.status === 'incomplete' ? 'response.incomplete' : 'response.completed';
  const events: readonly UnnumberedEvent[] = [
    { type: 'response.created', response: started },
    { type: 'response.in_progress', response: started },
    ...outputItems(reply, exchange).flatMap((item, index) => itemEvents(item, index, lost)),
    ...(lost ? [] : [{ type, response }]),
  ];
  return events.map(wireEvent);
}

function wireEvent(event: UnnumberedEvent, index: number): string {
  const { type, ...fields } = event;
  return `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: index, ...fields })}\n\n`;
}

function itemEvents(item: OutputItem, index: number, lost: boolean): readonly UnnumberedEvent[] {
  const place = { item_id: item.id, output_index: index };
  const added = { type: 'response.output_item.added', output_index: index, item: emptyItem(item) } as const;
  const said = item.type === 'message' ? messageEvents(item, place) : callEvents(item, place);
  const done = { type: 'response.output_item.done', output_index: index, item } as const;
  return lost ? [added, ...halfSaid(said)] : [added, ...said, done];
}

function emptyItem(item: OutputItem): OutputItem {
  return item.type === 'message'
    ? { ...item, status: 'in_progress', content: [] }
    : { ...item, status: 'in_progress', arguments: '' };
}

function halfSaid(events: readonly UnnumberedEvent[]): readonly UnnumberedEvent[] {
  const deltas = events.filter(({ type }) => type.endsWith('.delta'));
  const firstDelta = events.findIndex(({ type }) => type.endsWith('.delta'));
  return [...events.slice(0, firstDelta), ...firstHalf(deltas)];
}

function callEvents(
  item: OpenAI.Responses.ResponseFunctionToolCall,
  place: object,
): readonly UnnumberedEvent[] {
  return [
    ...textPieces(item.arguments).map((delta) => ({
      type: 'response.function_call_arguments.delta' as const,
      ...place,
      delta,
    })),
    { type: 'response.function_call_arguments.done', ...place, name: item.name, arguments: item.arguments },
  ];
}

function messageEvents(
  item: OpenAI.Responses.ResponseOutputMessage,
  itemPlace: object,
): readonly UnnumberedEvent[] {
  return item.content.flatMap((part, index) => {
    const place = { ...itemPlace, content_index: index };
    const said =
      part.type === 'output_text' ? textEvents(part.text, place) : refusalEvents(part.refusal, place);
    return [
      { type: 'response.content_part.added', ...place, part: emptyPart(part) } as const,
      ...said,
      { type: 'response.content_part.done', ...place, part } as const,
    ];
  });
}

function emptyPart(
  part: OpenAI.Responses.ResponseOutputText | OpenAI.Responses.ResponseOutputRefusal,
): OpenAI.Responses.ResponseOutputText | OpenAI.Responses.ResponseOutputRefusal {
  return part.type === 'output_text' ? { ...part, text: '' } : { ...part, refusal: '' };
}

function textEvents(text: string, place: object): readonly UnnumberedEvent[] {
  return [
    ...textPieces(text).map((delta) => ({
      type: 'response.output_text.delta' as const,
      ...place,
      delta,
      logprobs: [],
    })),
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
  ];
}

function refusalEvents(refusal: string, place: object): readonly UnnumberedEvent[] {
  return [
    ...textPieces(refusal).map((delta) => ({ type: 'response.refusal.delta' as const, ...place, delta })),
    { type: 'response.refusal.done', ...place, refusal },
  ];
}
