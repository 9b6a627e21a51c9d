import { z } from 'zod';
import type { ToolCall, ToolResult, Turn } from '../../brain/conversation.ts';
import type { EmulatedRequest } from '../../http/exchange.ts';
import type { Exchange } from '../dialect.ts';
import { joinTurns } from '../join-turns.ts';
import { Rejection } from '../rejection.ts';

/** Paths of the two methods, in both versions of the API. */
export const geminiPath =
  /^\/v1(?:beta)?\/models\/(?<model>[^/:]+):(?<method>generateContent|streamGenerateContent)$/u;

const namedValues = z.record(z.string(), z.unknown());

const partSchema = z.object({
  text: z.string().optional(),
  thoughtSignature: z.string().optional(),
  functionCall: z.object({ id: z.string(), name: z.string(), args: namedValues.optional() }).optional(),
  functionResponse: z.object({ id: z.string(), name: z.string(), response: namedValues }).optional(),
});

const contentSchema = z.object({
  role: z.enum(['user', 'model']).default('user'),
  parts: z.array(partSchema).min(1),
});

/** Body of `generateContent`, as far as a reply depends on it. */
export const geminiRequestSchema = z.object({
  contents: z.array(contentSchema).min(1),
  tools: z
    .array(z.object({ functionDeclarations: z.array(z.object({ name: z.string() })).optional() }))
    .optional(),
});

/** Body of `generateContent`. */
export type GeminiRequest = z.infer<typeof geminiRequestSchema>;

type Part = z.infer<typeof partSchema>;

/**
 * Reads a request.
 *
 * @param body - The request's body.
 * @param request - The request, for its path and query.
 * @returns What a reply is made of.
 * @throws Rejection where a function call has lost the signature that came with it.
 */
export function readGeminiRequest(body: GeminiRequest, request: EmulatedRequest): Omit<Exchange, 'ids'> {
  const { model = '', method } = geminiPath.exec(request.path)?.groups ?? {};
  const declarations = (body.tools ?? []).flatMap((tool) => tool.functionDeclarations ?? []);
  return {
    model,
    streaming: method === 'streamGenerateContent',
    previousId: undefined,
    toolNames: declarations.map(({ name }) => name),
    turns: joinTurns(body.contents.flatMap(contentTurns)),
  };
}

function contentTurns({ role, parts }: z.infer<typeof contentSchema>): readonly Turn[] {
  return role === 'model' ? [modelTurn(parts)] : userTurns(parts);
}

function modelTurn(parts: readonly Part[]): Turn {
  const calling = parts.find(({ functionCall }) => functionCall !== undefined);
  if (calling !== undefined && calling.thoughtSignature === undefined) {
    throw new Rejection(
      'invalid-request',
      `Function call is missing a thought_signature in functionCall parts: ${calling.functionCall?.name ?? ''}.`,
    );
  }
  return { from: 'model', text: textOf(parts), toolCalls: parts.flatMap(toolCalls) };
}

function userTurns(parts: readonly Part[]): readonly Turn[] {
  const results = parts.flatMap(toolResults);
  const text = textOf(parts);
  return [
    ...(results.length > 0 ? [{ from: 'tools', results } as const] : []),
    ...(text === '' ? [] : [{ from: 'user', text } as const]),
  ];
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text ?? '').join('');
}

function toolCalls({ functionCall }: Part): readonly ToolCall[] {
  return functionCall === undefined
    ? []
    : [{ callId: functionCall.id, name: functionCall.name, input: functionCall.args ?? {} }];
}

function toolResults({ functionResponse }: Part): readonly ToolResult[] {
  return functionResponse === undefined
    ? []
    : [{ callId: functionResponse.id, output: JSON.stringify(functionResponse.response) }];
}
