import type { z } from 'zod';
import type { Conversation, Turn } from '../brain/conversation.ts';
import type { FailureReply, ModelReply } from '../brain/reply.ts';
import type { AnswerHeaders, EmulatedRequest } from '../http/exchange.ts';
import type { Identifiers } from './identifiers.ts';

/** Conversations that a service keeps for its callers, by the id of their last response. */
export type ConversationMemory = Map<string, readonly Turn[]>;

/** What every part of an answer may need to know of its request. */
export interface Exchange extends Conversation {
  readonly model: string;
  readonly streaming: boolean;
  /** Response that this one continues, where the service keeps conversations. */
  readonly previousId: string | undefined;
  readonly ids: Identifiers;
}

/** How a service says a failure. */
export interface FailureAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: unknown;
}

/** One emulated API: how it reads requests and how it words replies. */
export interface Dialect<Body> {
  readonly name: string;
  /** Path that stands before every path of this API here. */
  readonly prefix: string;
  /** Variable from which the API's own SDK takes its base URL. */
  readonly baseUrlVariable: string;
  /** What the base URL ends with after the prefix, such as `/v1`. */
  readonly basePath: string;
  /** Shape of a request body. */
  readonly body: z.ZodType<Body>;
  /** Tells whether a path is this API's; the values are of use to {@link Dialect.read}. */
  readonly match: (request: EmulatedRequest) => boolean;
  /** Finds the key that a request carries. */
  readonly apiKey: (request: EmulatedRequest) => string | undefined;
  /** Reads a request into turns; throws a Rejection where the service would refuse it. */
  readonly read: (body: Body, request: EmulatedRequest, memory: ConversationMemory) => Omit<Exchange, 'ids'>;
  /** Words a reply as one JSON value. */
  readonly whole: (reply: ModelReply, exchange: Exchange) => unknown;
  /** Words a reply as a stream's events, each with its blank line. */
  readonly events: (reply: ModelReply, exchange: Exchange) => readonly string[];
  /** Words a failure. */
  readonly failure: (failure: FailureReply, ids: Identifiers) => FailureAnswer;
  /** Header fields of every answer. */
  readonly headers: (ids: Identifiers) => AnswerHeaders;
  /** Where the service keeps conversations: the id under which this one goes on, and its last turn. */
  readonly remember?: (reply: ModelReply, exchange: Exchange) => readonly [id: string, turn: Turn];
}
