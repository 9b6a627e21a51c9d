import type { Dialect } from '../dialect.ts';
import { openaiEvents } from './openai-events.ts';
import { openaiFailure } from './openai-failure.ts';
import { openaiRequestSchema, readOpenaiRequest, type OpenaiRequest } from './openai-request.ts';
import { openaiResponse, rememberedTurn } from './openai-response.ts';

/** The Responses API of OpenAI: conversations are kept here and continued by `previous_response_id`. */
export const openai: Dialect<OpenaiRequest> = {
  name: 'openai',
  prefix: '/openai',
  baseUrlVariable: 'OPENAI_BASE_URL',
  basePath: '/v1',
  body: openaiRequestSchema,
  match: ({ path }) => path === '/v1/responses',
  apiKey: ({ headers }) => headers.authorization?.replace(/^Bearer /u, ''),
  read: (body, _request, memory) => readOpenaiRequest(body, memory),
  whole: openaiResponse,
  events: openaiEvents,
  failure: openaiFailure,
  headers: (ids) => ({
    'openai-version': '2020-10-01',
    'openai-processing-ms': '20',
    'x-request-id': ids('req_', 'request', 32),
  }),
  remember: rememberedTurn,
};
