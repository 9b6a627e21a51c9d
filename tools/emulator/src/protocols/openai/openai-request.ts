import { z } from 'zod';
import type { Turn } from '../../brain/conversation.ts';
import type { ConversationMemory, Exchange } from '../dialect.ts';
import { joinTurns } from '../join-turns.ts';
import { Rejection } from '../rejection.ts';
import { readToolInput } from '../tool-input.ts';

const messageSchema = z.object({
  type: z.literal('message').optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']),
  content: z.union([z.string(), z.array(z.object({ text: z.string() }))]),
});

const functionCallSchema = z.object({
  type: z.literal('function_call'),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
});

const functionCallOutputSchema = z.object({
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: z.string(),
});

const inputItemSchema = z.union([functionCallSchema, functionCallOutputSchema, messageSchema]);

/** Body of `POST /v1/responses`, as far as a reply depends on it. */
export const openaiRequestSchema = z.object({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(inputItemSchema).min(1)]),
  previous_response_id: z.string().nullish(),
  stream: z.boolean().nullish(),
  tools: z.array(z.object({ name: z.string() })).optional(),
});

/** Body of `POST /v1/responses`. */
export type OpenaiRequest = z.infer<typeof openaiRequestSchema>;

/**
 * Reads a request, with the conversation that it continues.
 *
 * @param body - The request's body.
 * @param memory - Conversations kept so far.
 * @returns What a reply is made of.
 * @throws Rejection where the response that it continues is not known.
 */
export function readOpenaiRequest(body: OpenaiRequest, memory: ConversationMemory): Omit<Exchange, 'ids'> {
  const previousId = body.previous_response_id ?? undefined;
  return {
    model: body.model,
    streaming: body.stream ?? false,
    previousId,
    toolNames: (body.tools ?? []).map(({ name }) => name),
    turns: joinTurns([...earlierTurns(previousId, memory), ...inputTurns(body.input)]),
  };
}

function earlierTurns(previousId: string | undefined, memory: ConversationMemory): readonly Turn[] {
  const turns = previousId === undefined ? [] : memory.get(previousId);
  if (turns === undefined) {
    throw new Rejection('invalid-request', `Previous response with id '${previousId ?? ''}' not found.`);
  }
  return turns;
}

function inputTurns(input: OpenaiRequest['input']): readonly Turn[] {
  return typeof input === 'string' ? [{ from: 'user', text: input }] : input.flatMap(itemTurns);
}

function itemTurns(item: z.infer<typeof inputItemSchema>): readonly Turn[] {
  switch (item.type) {
    case 'function_call_output':
      return [{ from: 'tools', results: [{ callId: item.call_id, output: item.output }] }];
    case 'function_call':
      return [{ from: 'model', text: '', toolCalls: [calledTool(item)] }];
    default:
      return messageTurns(item);
  }
}

function calledTool(item: z.infer<typeof functionCallSchema>): {
  readonly callId: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
} {
  return { callId: item.call_id, name: item.name, input: readToolInput(item.arguments) };
}

function messageTurns({ role, content }: z.infer<typeof messageSchema>): readonly Turn[] {
  const text = typeof content === 'string' ? content : content.map((part) => part.text).join('');
  switch (role) {
    case 'user':
      return [{ from: 'user', text }];
    case 'assistant':
      return [{ from: 'model', text, toolCalls: [] }];
    default:
      return [];
  }
}
