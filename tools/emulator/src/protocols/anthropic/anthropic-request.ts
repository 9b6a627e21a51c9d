import { z } from 'zod';
import type { ToolCall, ToolResult, Turn } from '../../brain/conversation.ts';
import type { EmulatedRequest } from '../../http/exchange.ts';
import type { Exchange } from '../dialect.ts';
import { joinTurns } from '../join-turns.ts';
import { Rejection } from '../rejection.ts';

const textBlockSchema = z.object({ type: z.literal('text'), text: z.string() });

const toolUseBlockSchema = z.object({
  type: z.literal('tool_use'),
  id: z.string(),
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
});

const toolResultBlockSchema = z.object({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(textBlockSchema)]).optional(),
});

const blockSchema = z.discriminatedUnion('type', [
  textBlockSchema,
  toolUseBlockSchema,
  toolResultBlockSchema,
]);

const messageSchema = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.union([z.string(), z.array(blockSchema).min(1)]),
});

/** Body of `POST /v1/messages`, as far as a reply depends on it. */
export const anthropicRequestSchema = z.object({
  model: z.string().min(1),
  max_tokens: z.number().int().positive(),
  messages: z.array(messageSchema).min(1),
  stream: z.boolean().optional(),
  tools: z.array(z.object({ name: z.string() })).optional(),
});

/** Body of `POST /v1/messages`. */
export type AnthropicRequest = z.infer<typeof anthropicRequestSchema>;

type Block = z.infer<typeof blockSchema>;
type Message = z.infer<typeof messageSchema>;

/**
 * Reads a request.
 *
 * @param body - The request's body.
 * @param request - The request, for its header fields.
 * @returns What a reply is made of.
 * @throws Rejection where the version of the API is not named.
 */
export function readAnthropicRequest(
  body: AnthropicRequest,
  request: EmulatedRequest,
): Omit<Exchange, 'ids'> {
  if (request.headers['anthropic-version'] === undefined) {
    throw new Rejection('invalid-request', 'anthropic-version: header is required');
  }
  return {
    model: body.model,
    streaming: body.stream ?? false,
    previousId: undefined,
    toolNames: (body.tools ?? []).map(({ name }) => name),
    turns: joinTurns(body.messages.flatMap(messageTurns)),
  };
}

function messageTurns({ role, content }: Message): readonly Turn[] {
  const blocks: readonly Block[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  return role === 'assistant' ? [modelTurn(blocks)] : userTurns(blocks);
}

function modelTurn(blocks: readonly Block[]): Turn {
  return { from: 'model', text: textOf(blocks), toolCalls: blocks.flatMap(toolCalls) };
}

function userTurns(blocks: readonly Block[]): readonly Turn[] {
  const results = blocks.flatMap(toolResults);
  const text = textOf(blocks);
  return [
    ...(results.length > 0 ? [{ from: 'tools', results } as const] : []),
    ...(text === '' ? [] : [{ from: 'user', text } as const]),
  ];
}

function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
}

function toolCalls(block: Block): readonly ToolCall[] {
  return block.type === 'tool_use' ? [{ callId: block.id, name: block.name, input: block.input }] : [];
}

function toolResults(block: Block): readonly ToolResult[] {
  return block.type === 'tool_result'
    ? [{ callId: block.tool_use_id, output: resultText(block.content) }]
    : [];
}

function resultText(content: z.infer<typeof toolResultBlockSchema>['content']): string {
  return typeof content === 'string' ? content : textOf(content ?? []);
}
