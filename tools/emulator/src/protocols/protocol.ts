import { decide } from '../brain/decide.ts';
import type { FailureReply, ModelReply } from '../brain/reply.ts';
import type { Answer, EmulatedRequest } from '../http/exchange.ts';
import { checkToolResults } from './check-tool-results.ts';
import type { ConversationMemory, Dialect, Exchange } from './dialect.ts';
import { identifiersFor, type Identifiers } from './identifiers.ts';
import { Rejection } from './rejection.ts';

/** An emulated API as the server sees it. */
export interface Protocol {
  readonly name: string;
  readonly prefix: string;
  readonly baseUrlVariable: string;
  readonly basePath: string;
  /**
   * Answers one request.
   *
   * @param request - The request, its path below the prefix.
   * @param memory - Conversations kept so far; a stored reply is added.
   * @returns The answer; failures are answers too.
   */
  readonly answer: (request: EmulatedRequest, memory: ConversationMemory) => Answer;
}

/**
 * Makes an API of a dialect: the order of checks and replies that all three share.
 *
 * @param dialect - How the API reads and words things.
 * @returns The API.
 */
export function protocol<Body>(dialect: Dialect<Body>): Protocol {
  const { name, prefix, baseUrlVariable, basePath } = dialect;
  return {
    name,
    prefix,
    baseUrlVariable,
    basePath,
    answer(request, memory) {
      const ids = identifiersFor([name, request.path, request.body].join('\n'));
      try {
        return answerServed(dialect, { ...readExchange(dialect, request, memory), ids }, memory);
      } catch (thrown) {
        return answerRejected(dialect, thrown, ids);
      }
    },
  };
}

function readExchange<Body>(
  dialect: Dialect<Body>,
  request: EmulatedRequest,
  memory: ConversationMemory,
): Omit<Exchange, 'ids'> {
  if (request.method !== 'POST' || !dialect.match(request)) {
    throw new Rejection('not-found', `Unknown request: ${request.method} ${dialect.prefix}${request.path}`);
  }
  const key = dialect.apiKey(request) ?? '';
  if (key === '' || key.startsWith('invalid')) {
    throw new Rejection('invalid-key', 'The API key is missing or not valid.');
  }
  const exchange = dialect.read(readBody(dialect, request.body), request, memory);
  checkToolResults(exchange.turns);
  return exchange;
}

function readBody<Body>(dialect: Dialect<Body>, text: string): Body {
  const parsed = dialect.body.safeParse(readJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Rejection('invalid-request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  return parsed.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejection('invalid-request', 'The request body is not valid JSON.');
  }
}

function answerServed<Body>(dialect: Dialect<Body>, exchange: Exchange, memory: ConversationMemory): Answer {
  const reply = decide(exchange);
  if (reply.kind === 'failure') {
    return answerFailure(dialect, reply, exchange.ids);
  }
  const remembered = dialect.remember?.(reply, exchange);
  if (remembered !== undefined) {
    const [id, turn] = remembered;
    memory.set(id, [...exchange.turns, turn]);
  }
  return answerReply(dialect, reply, exchange);
}

function answerReply<Body>(dialect: Dialect<Body>, reply: ModelReply, exchange: Exchange): Answer {
  const headers = dialect.headers(exchange.ids);
  return exchange.streaming
    ? { kind: 'stream', headers, events: dialect.events(reply, exchange) }
    : { kind: 'json', status: 200, headers, body: dialect.whole(reply, exchange) };
}

function answerRejected<Body>(dialect: Dialect<Body>, thrown: unknown, ids: Identifiers): Answer {
  if (!(thrown instanceof Rejection)) {
    throw thrown;
  }
  return answerFailure(dialect, { kind: 'failure', failure: thrown.failure, message: thrown.message }, ids);
}

function answerFailure<Body>(dialect: Dialect<Body>, failure: FailureReply, ids: Identifiers): Answer {
  const { status, headers, body } = dialect.failure(failure, ids);
  return { kind: 'json', status, headers: { ...dialect.headers(ids), ...headers }, body };
}
