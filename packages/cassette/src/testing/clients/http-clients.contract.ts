import { once } from 'node:events';
import http, { get as getByName, type ClientRequest, type IncomingMessage } from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { flatPairs } from '../../exchange/header.ts';
import {
  headerPairsOf,
  readChunks,
  replayed,
  type ContractRequest,
  type ReplayedClient,
} from './contract-client.contract.ts';

type Ask = (url: string, options: http.RequestOptions) => ClientRequest;

/** `get` ends its request by itself: with a body, `request` is called. */
function asking(get: Ask, request: Ask): ReplayedClient['ask'] {
  return async (asked) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      send(asked, get, request).on('response', resolve).on('error', reject);
    });
    return {
      status: response.statusCode ?? 0,
      headers: flatPairs(response.rawHeaders).map(([name, value]) => [name.toLowerCase(), value]),
      chunks: await readChunks(response, asked.arrived),
    };
  };
}

function send({ origin, path, body }: ContractRequest, get: Ask, request: Ask): ClientRequest {
  const url = `${origin}${path}`;
  if (body === undefined) return get(url, {});
  const sent = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  sent.end(body);
  return sent;
}

function withAgent(ask: Ask): Ask {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return (url, options) => ask(url, { ...options, agent });
}

const byHttp2: ReplayedClient['ask'] = async ({ origin, path, body, arrived }) => {
  const session = http2.connect(origin).on('error', () => undefined);
  const method = body === undefined ? {} : { ':method': 'POST', 'content-type': 'application/json' };
  try {
    const stream = session.request({ ':path': path, ...method });
    stream.end(body);
    const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders];
    return {
      status: Number(headers[':status']),
      headers: headerPairsOf(headers),
      chunks: await readChunks(stream, arrived),
    };
  } finally {
    session.close();
  }
};

/** Clients that are modules of Node. */
export const httpClients: readonly ReplayedClient[] = [
  replayed('node:http.get', asking(http.get, http.request)),
  replayed('node:https.get', asking(https.get, https.request), { scheme: 'https' }),
  replayed('node:http, get imported by name', asking(getByName, http.request)),
  replayed('node:http with an Agent', asking(withAgent(http.get), withAgent(http.request))),
  replayed('node:http2.connect', byHttp2, { scheme: 'https' }),
];
