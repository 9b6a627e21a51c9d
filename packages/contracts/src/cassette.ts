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

/** One line of a cassette: a request and what answered it. */
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
    response: z.strictObject({
      status: z.number().int().min(100).max(599),
      statusText: z.string(),
      headers: headerList,
      body: cassetteBodySchema,
      trailers: headerList.optional(),
      cut: z
        .enum(['client', 'server'])
        .optional()
        .describe('Who ended the exchange before the body was complete.'),
    }),
  })
  .describe('One recorded HTTP interaction.');

/** Last line of a cassette: where each key's interactions stand, in recorded order. */
export const cassetteIndexSchema = z.strictObject({
  kind: z.literal('index'),
  bytes: z.number().int().nonnegative().describe('Length of everything before this line.'),
  entries: z
    .record(z.string(), z.array(z.tuple([z.number().int(), z.number().int()])))
    .describe('Request key to [offset, length] pairs, in bytes.'),
});

/** A stored body. */
export type CassetteBody = z.infer<typeof cassetteBodySchema>;
/** First line of a cassette. */
export type CassetteHeader = z.infer<typeof cassetteHeaderSchema>;
/** One recorded HTTP interaction. */
export type CassetteInteraction = z.infer<typeof cassetteInteractionSchema>;
/** Last line of a cassette. */
export type CassetteIndex = z.infer<typeof cassetteIndexSchema>;
