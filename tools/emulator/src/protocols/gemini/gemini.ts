import type { Dialect } from '../dialect.ts';
import { geminiChunks } from './gemini-chunks.ts';
import { geminiFailure } from './gemini-failure.ts';
import { geminiPath, geminiRequestSchema, readGeminiRequest, type GeminiRequest } from './gemini-request.ts';
import { geminiResponse } from './gemini-response.ts';

/** The `generateContent` API of Gemini: every request carries the whole conversation. */
export const gemini: Dialect<GeminiRequest> = {
  name: 'gemini',
  prefix: '/gemini',
  baseUrlVariable: 'GOOGLE_GEMINI_BASE_URL',
  basePath: '',
  body: geminiRequestSchema,
  match: ({ path }) => geminiPath.test(path),
  apiKey: ({ headers, query }) => headers['x-goog-api-key']?.toString() ?? query.get('key') ?? undefined,
  read: readGeminiRequest,
  whole: geminiResponse,
  events: geminiChunks,
  failure: geminiFailure,
  headers: () => ({ vary: 'Origin, X-Origin, Referer' }),
};
