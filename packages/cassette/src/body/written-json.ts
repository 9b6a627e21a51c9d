import type { CassetteBody } from '@plumbline/contracts';

type JsonBody = Extract<CassetteBody, { as: 'json' }>;

/** Not enumerable: a copy of a body, with another value maybe, has no bytes of its own. */
const written = Symbol('written');

/**
 * Makes a JSON body of what stands in a line: played as these bytes, and parsed only where somebody looks
 * into it.
 *
 * @param bytes - The JSON, as it is written; they are kept.
 * @returns The body.
 */
export function writtenJson(bytes: Buffer): JsonBody {
  const body: JsonBody = {
    as: 'json',
    get value(): JsonBody['value'] {
      return JSON.parse(bytes.toString()) as JsonBody['value'];
    },
  };
  return Object.defineProperty(body, written, { value: bytes, enumerable: false });
}

/**
 * Gives the bytes that a JSON body was made of.
 *
 * @param body - Any body.
 * @returns The bytes; `undefined` where it was not made by `writtenJson`.
 */
export function writtenBytes(body: CassetteBody): Buffer | undefined {
  return Reflect.get(body, written) as Buffer | undefined;
}
