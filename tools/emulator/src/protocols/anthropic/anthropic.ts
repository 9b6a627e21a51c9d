import type { Dialect } from '../dialect.ts';
import { anthropicEvents } from './anthropic-events.ts';
import { anthropicFailure } from './anthropic-failure.ts';
import { anthropicMessage } from './anthropic-message.ts';
import { anthropicRequestSchema, readAnthropicRequest, type AnthropicRequest } from './anthropic-request.ts';

/** The Messages API of Anthropic: every request carries the whole conversation. */
export const anthropic: Dialect<AnthropicRequest> = {
  name: 'anthropic',
  prefix: '/anthropic',
  baseUrlVariable: 'ANTHROPIC_BASE_URL',
  basePath: '',
  body: anthropicRequestSchema,
  match: ({ path }) => path === '/v1/messages',
  apiKey: ({ headers }) =>
    headers['x-api-key']?.toString() ?? headers.authorization?.replace(/^Bearer /u, ''),
  read: readAnthropicRequest,
  whole: anthropicMessage,
  events: anthropicEvents,
  failure: anthropicFailure,
  headers: (ids) => ({ 'request-id': ids('req_', 'request') }),
};
