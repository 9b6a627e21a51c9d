import { z } from 'zod';

const headerList = z
  .array(z.tuple([z.string(), z.string()]))
  .describe('Name and value pairs, in the order and case they had on the wire; repeats kept.');

const jsonBody = z.strictObject({
  as: z.literal('json'),
  value: z.json(),
  indent: z.number().int().min(1).max(10).optional().describe('Spaces a level; absent: written compactly.'),
  tail: z.string().regex(/^\s+$/u).optional().describe('White space after the value.'),
});
const textBody = z.strictObject({ as: z.literal('text'), value: z.string() });
const base64Body = z.strictObject({ as: z.literal('base64'), value: z.base64() });

/** A body as it is stored: readable where it can be, bytes where it cannot. */
export const cassetteBodySchema = z
  .discriminatedUnion('as', [
    z.strictObject({ as: z.literal('none') }),
    jsonBody,
    textBody,
    base64Body,
    z.strictObject({
      as: z.literal('chunks'),
      chunks: z
        .array(z.union([z.string(), z.strictObject({ base64: z.base64() })]))
        .describe('A streamed body: one entry for each chunk as it arrived.'),
    }),
    z.strictObject({
      as: z.literal('compressed'),
      wire: z.array(z.base64()).describe('The compressed bytes, one entry for each chunk of a stream.'),
      content: z
        .discriminatedUnion('as', [jsonBody, textBody, base64Body])
        .describe('What they decompress to; where the two differ, this is what is played.'),
    }),
  ])
  .describe('Body of a request or response.');

/** First line of a cassette. */
export const cassetteHeaderSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('cassette'),
  test: z.string().describe('Full name of the test, suites joined by " > ".'),
});

const headSchema = {
  status: z.number().int().min(100).max(599),
  statusText: z.string(),
  headers: headerList,
};

/** What a client is told where a transport fails, without what differs from machine to machine. */
export const cassetteErrorSchema = z
  .strictObject({
    name: z.string().describe('Name of the class.'),
    message: z.string(),
    code: z.string().optional().describe('Such as `ECONNREFUSED`, `ENOTFOUND`, `UND_ERR_SOCKET`.'),
    syscall: z.string().optional(),
    address: z.string().optional(),
    port: z.number().int().optional(),
    hostname: z.string().optional(),
    host: z.string().optional(),
    reason: z.string().optional(),
    get errors() {
      return z.array(cassetteErrorSchema).optional().describe('One for each address that was tried.');
    },
    get cause() {
      return cassetteErrorSchema.optional();
    },
  })
  .describe('An error of a transport.');

/** Why an exchange has no response. */
export const cassetteFailureSchema = z
  .discriminatedUnion('as', [
    z.strictObject({ as: z.literal('error'), error: cassetteErrorSchema }),
    z
      .strictObject({ as: z.literal('timeout') })
      .describe('The socket was idle for longer than its client waits.'),
    z.strictObject({ as: z.literal('abort') }).describe('The client gave up: replayed by staying pending.'),
  ])
  .describe('Why no response came.');

/** A recorded response. */
const responseSchema = z.strictObject({
  ...headSchema,
  body: cassetteBodySchema,
  informational: z
    .array(z.strictObject(headSchema))
    .optional()
    .describe('Responses with a status below 200 that came before, but for 100 and 101.'),
  trailers: headerList.optional(),
  cut: z
    .enum(['client', 'server'])
    .optional()
    .describe('Who ended the exchange before the body was complete.'),
  error: cassetteErrorSchema.optional().describe('What cut it, where the connection did more than end.'),
});

/** One line of a cassette: a request and what answered it, or why nothing did. */
export const cassetteInteractionSchema = z
  .strictObject({
    kind: z.literal('interaction'),
    key: z.string().describe('Request key: SHA-256 over method, URL and canonical body, in hexadecimal.'),
    request: z.strictObject({
      method: z.string(),
      url: z.string(),
      headers: headerList,
      body: cassetteBodySchema,
    }),
    section: z
      .string()
      .optional()
      .describe('Step of the workflow that it belongs to; absent where the cassette is of one test.'),
    response: responseSchema.optional().describe('What answered; absent where nothing did.'),
    failure: cassetteFailureSchema.optional(),
  })
  .refine(({ response, failure }) => (response === undefined) !== (failure === undefined), {
    error: 'either a response or a failure',
  })
  .describe('One recorded HTTP interaction: with a response, or with a failure.');

const place = z.number().int();

/** Last line of a cassette: where each key's interactions stand, in recorded order. */
export const cassetteIndexSchema = z.strictObject({
  kind: z.literal('index'),
  bytes: z.number().int().nonnegative().describe('Length of everything before this line.'),
  entries: z
    .record(z.string(), z.array(z.union([z.tuple([place, place]), z.tuple([place, place, place])])))
    .describe(
      'Request key to [offset, length] of its lines, in bytes; a third number says where in its line the JSON of a response begins, if it ends there.',
    ),
});

/** A stored body. */
export type CassetteBody = z.infer<typeof cassetteBodySchema>;
/** First line of a cassette. */
export type CassetteHeader = z.infer<typeof cassetteHeaderSchema>;
/** A recorded response. */
export type CassetteResponse = z.infer<typeof responseSchema>;
/** An error of a transport. */
export type CassetteError = z.infer<typeof cassetteErrorSchema>;
/** Why an exchange has no response. */
export type CassetteFailure = z.infer<typeof cassetteFailureSchema>;

type Exchange = Omit<z.infer<typeof cassetteInteractionSchema>, 'response' | 'failure'>;
/** A recorded HTTP interaction that was answered. */
export interface AnsweredInteraction extends Exchange {
  response: CassetteResponse;
  failure?: undefined;
}
/** A recorded HTTP interaction that was not answered. */
export interface FailedInteraction extends Exchange {
  response?: undefined;
  failure: CassetteFailure;
}
/** One recorded HTTP interaction. */
export type CassetteInteraction = AnsweredInteraction | FailedInteraction;
/** Last line of a cassette. */
export type CassetteIndex = z.infer<typeof cassetteIndexSchema>;
