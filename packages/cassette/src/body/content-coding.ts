import { builtin } from '../builtin.ts';
import { headerValue } from '../exchange/header.ts';
import type { HeaderPairs } from '../exchange/http-request.ts';

interface Coding {
  readonly decode: (bytes: Uint8Array) => Buffer;
  readonly encode: (bytes: Uint8Array) => Buffer;
}

/** As lenient as clients are: a stream that was cut decodes as far as it goes. */
const lenient = () => ({ finishFlush: builtin.zlib.constants.Z_SYNC_FLUSH });

const gzip: Coding = {
  decode: (bytes) => builtin.zlib.gunzipSync(bytes, lenient()),
  encode: (bytes) => builtin.zlib.gzipSync(bytes, { level: 1 }),
};

const codings: ReadonlyMap<string, Coding> = new Map([
  ['gzip', gzip],
  ['x-gzip', gzip],
  [
    'deflate',
    {
      decode: (bytes) =>
        (isZlib(bytes) ? builtin.zlib.inflateSync : builtin.zlib.inflateRawSync)(bytes, lenient()),
      encode: (bytes) => builtin.zlib.deflateSync(bytes, { level: 1 }),
    },
  ],
  [
    'br',
    {
      decode: (bytes) =>
        builtin.zlib.brotliDecompressSync(bytes, {
          finishFlush: builtin.zlib.constants.BROTLI_OPERATION_FLUSH,
        }),
      encode: (bytes) =>
        builtin.zlib.brotliCompressSync(bytes, {
          params: { [builtin.zlib.constants.BROTLI_PARAM_QUALITY]: 1 },
        }),
    },
  ],
  [
    'zstd',
    {
      decode: (bytes) => builtin.zlib.zstdDecompressSync(bytes),
      encode: (bytes) => builtin.zlib.zstdCompressSync(bytes),
    },
  ],
]);

/**
 * Undoes the content coding of a body.
 *
 * @param bytes - The body as it came.
 * @param headers - Headers of its message.
 * @returns The plain bytes; `undefined` where there is no coding, an unknown one, or the bytes don't decode.
 */
export function decodeContent(bytes: Uint8Array, headers: HeaderPairs): Buffer | undefined {
  try {
    return codingsOf(headers)?.reduceRight<Uint8Array>((coded, { decode }) => decode(coded), bytes) as
      Buffer | undefined;
  } catch {
    return undefined;
  }
}

/**
 * Applies the content coding that headers name.
 *
 * @param bytes - The plain bytes.
 * @param headers - Headers of the message.
 * @returns The coded bytes; the same bytes where there is no coding, or an unknown one.
 */
export function encodeContent(bytes: Uint8Array, headers: HeaderPairs): Uint8Array {
  return (codingsOf(headers) ?? []).reduce((plain, { encode }) => encode(plain), bytes);
}

function codingsOf(headers: HeaderPairs): readonly Coding[] | undefined {
  const names = headerValue(headers, 'content-encoding')?.toLowerCase().split(',');
  const found = names?.map((name) => codings.get(name.trim()));
  return found?.every((coding) => coding !== undefined) === true ? found : undefined;
}

function isZlib(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0x0f) === 0x08;
}
