import type OpenAI from 'openai';
import type { ToolCall, Turn } from '../../brain/conversation.ts';
import type { ModelReply } from '../../brain/reply.ts';
import type { Exchange } from '../dialect.ts';
import { tokenCount } from '../token-count.ts';

/** A response as it stands on the wire: `output_text` is the SDK's own addition. */
export type WireResponse = Omit<OpenAI.Responses.Response, 'output_text'>;

/** What a response is made of. */
export type OutputItem = OpenAI.Responses.ResponseOutputMessage | OpenAI.Responses.ResponseFunctionToolCall;

const createdAt = 1_767_225_600;

/**
 * Words a reply as a whole response.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns The response object.
 */
export function openaiResponse(reply: ModelReply, exchange: Exchange): WireResponse {
  const output = outputItems(reply, exchange);
  const cut = reply.kind === 'text' && reply.ending === 'length';
  return {
    ...startedResponse(exchange),
    status: cut ? 'incomplete' : 'completed',
    incomplete_details: cut ? { reason: 'max_output_tokens' } : null,
    output,
    usage: usage(exchange, output),
  };
}

/**
 * Words a response as it is before anything of it has been said.
 *
 * @param exchange - The request that it answers.
 * @returns The response object, in progress, without output.
 */
export function startedResponse(exchange: Exchange): WireResponse {
  return {
    id: responseId(exchange),
    object: 'response',
    created_at: createdAt,
    status: 'in_progress',
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    model: exchange.model,
    output: [],
    parallel_tool_calls: true,
    previous_response_id: exchange.previousId ?? null,
    access_programs: null,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
  };
}

/**
 * Words a reply as output items.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns One message, or one item for each tool call.
 */
export function outputItems(reply: ModelReply, exchange: Exchange): OutputItem[] {
  switch (reply.kind) {
    case 'text':
      return [
        message(
          exchange,
          { type: 'output_text', text: reply.text, annotations: [], logprobs: [] },
          reply.ending,
        ),
      ];
    case 'refusal':
      return [message(exchange, { type: 'refusal', refusal: reply.reason }, 'complete')];
    case 'tool-calls':
      return numberedCalls(reply.calls, exchange).map((call) => ({
        id: exchange.ids('fc_', `item ${call.callId}`),
        type: 'function_call',
        status: 'completed',
        call_id: call.callId,
        name: call.name,
        arguments: JSON.stringify(call.input),
      }));
  }
}

/**
 * Says under which id a conversation goes on, and what its last turn was.
 *
 * @param reply - What the model answers.
 * @param exchange - The request that it answers.
 * @returns The response's id and the model's turn.
 */
export function rememberedTurn(reply: ModelReply, exchange: Exchange): readonly [id: string, turn: Turn] {
  return [
    responseId(exchange),
    {
      from: 'model',
      text: reply.kind === 'text' ? reply.text : '',
      toolCalls: reply.kind === 'tool-calls' ? numberedCalls(reply.calls, exchange) : [],
    },
  ];
}

function responseId(exchange: Exchange): string {
  return exchange.ids('resp_', 'response', 48);
}

function numberedCalls(
  calls: Extract<ModelReply, { kind: 'tool-calls' }>['calls'],
  exchange: Exchange,
): readonly ToolCall[] {
  return calls.map((call, index) => ({ ...call, callId: exchange.ids('call_', `call ${String(index)}`) }));
}

function message(
  exchange: Exchange,
  part: OpenAI.Responses.ResponseOutputText | OpenAI.Responses.ResponseOutputRefusal,
  ending: 'complete' | 'length' | 'lost',
): OpenAI.Responses.ResponseOutputMessage {
  return {
    id: exchange.ids('msg_', 'message', 48),
    type: 'message',
    role: 'assistant',
    status: ending === 'length' ? 'incomplete' : 'completed',
    content: [part],
  };
}

function usage(exchange: Exchange, output: readonly OutputItem[]): OpenAI.Responses.ResponseUsage {
  const inputTokens = tokenCount(JSON.stringify(exchange.turns));
  const outputTokens = tokenCount(JSON.stringify(output));
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}
