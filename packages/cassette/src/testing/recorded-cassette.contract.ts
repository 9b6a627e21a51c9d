import { encodeCassette } from '../file/encode-cassette.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { storeExchange } from '../session/store-exchange.ts';

/** An exchange to be found in a cassette. */
export interface MadeExchange {
  readonly url: string;
  readonly method?: string;
  readonly body?: string;
  readonly answer: string;
}

/**
 * Makes a cassette as a recording would, without a server.
 *
 * @param exchanges - What it holds, in order.
 * @returns The whole file.
 */
export function recordedCassette(exchanges: readonly MadeExchange[]): string {
  const keys = new RequestKeys();
  const lines = exchanges.map(({ url, method = 'GET', body = '', answer }) =>
    storeExchange(
      {
        request: { method, url, headers: [['accept', '*/*']], body: Buffer.from(body) },
        response: { status: 200, statusText: 'OK', headers: [['content-type', 'text/plain']] },
        chunks: [Buffer.from(answer)],
        trailers: [],
        end: 'complete',
        timing: { head: 1, chunks: [2] },
      },
      keys,
    ),
  );
  return encodeCassette('suite > a', lines).toString();
}
