import type { IncomingHttpHeaders } from 'node:http';

/** A request as the protocols read it: nothing of the socket is left. */
export interface EmulatedRequest {
  readonly method: string;
  /** Path below the protocol's own prefix, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Header fields of an answer. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** An answer as a value; sending it is another concern. */
export type Answer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly headers: AnswerHeaders;
      readonly body: unknown;
    }
  | { readonly kind: 'stream'; readonly headers: AnswerHeaders; readonly events: readonly string[] };
