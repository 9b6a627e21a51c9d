import { Writable } from 'node:stream';
import * as undici from 'undici';
import {
  headerPairsOf,
  readChunks,
  replayed,
  type ContractReply,
  type ContractRequest,
  type ReplayedClient,
} from './contract-client.contract.ts';

type Options = Pick<undici.Dispatcher.RequestOptions, 'method' | 'body' | 'headers'>;

function optionsOf({ body }: ContractRequest): Options {
  if (body === undefined) return { method: 'GET' };
  return { method: 'POST', body, headers: { 'content-type': 'application/json' } };
}

async function replyOf(
  response: undici.Dispatcher.ResponseData,
  { arrived }: ContractRequest,
): Promise<ContractReply> {
  const { statusCode, headers, body } = response;
  return { status: statusCode, headers: headerPairsOf(headers), chunks: await readChunks(body, arrived) };
}

function byRequest(dispatcher?: () => undici.Dispatcher): ReplayedClient['ask'] {
  return async (request) => {
    const options = {
      ...optionsOf(request),
      ...(dispatcher !== undefined && { dispatcher: dispatcher() }),
    };
    return replyOf(await undici.request(`${request.origin}${request.path}`, options), request);
  };
}

/** By a dispatcher that is made for one origin. */
function byOrigin(Dispatcher: typeof undici.Client | typeof undici.Pool): ReplayedClient['ask'] {
  return async (request) => {
    const client = new Dispatcher(request.origin);
    const reply = await replyOf(await client.request({ ...optionsOf(request), path: request.path }), request);
    await client.close();
    return reply;
  };
}

const byStream: ReplayedClient['ask'] = async (request) => {
  const chunks: string[] = [];
  let head: Omit<ContractReply, 'chunks'> = { status: 0, headers: [] };
  const url = `${request.origin}${request.path}`;
  await undici.stream(url, optionsOf(request), ({ statusCode, headers }) => {
    head = { status: statusCode, headers: headerPairsOf(headers) };
    return new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk.toString('latin1'));
        request.arrived(chunk.toString('latin1'));
        done();
      },
    });
  });
  return { ...head, chunks };
};

const byPipeline: ReplayedClient['ask'] = async (request) => {
  let head: Omit<ContractReply, 'chunks'> = { status: 0, headers: [] };
  const { body, ...options } = optionsOf(request);
  const duplex = undici.pipeline(`${request.origin}${request.path}`, options, (response) => {
    head = { status: response.statusCode, headers: headerPairsOf(response.headers) };
    return response.body;
  });
  duplex.end(body ?? '');
  const chunks = await readChunks(duplex, request.arrived);
  return { ...head, chunks };
};

/** An `EventSource` never ends by itself: the last event says that it is the last. */
const byEventSource: ReplayedClient['ask'] = async ({ origin, path, arrived }) => {
  const source = new undici.EventSource(`${origin}${path}`);
  const chunks: string[] = [];
  await new Promise<void>((resolve, reject) => {
    source.onmessage = ({ data }: { data: unknown }) => {
      chunks.push(String(data));
      arrived(String(data));
      if (data === '[DONE]') resolve();
    };
    source.onerror = () => {
      reject(new Error('EventSource had an error'));
    };
  }).finally(() => {
    source.close();
  });
  return { status: 200, headers: [], chunks };
};

/** Clients of npm undici. */
export const undiciClients: readonly ReplayedClient[] = [
  replayed('undici.request', byRequest()),
  replayed('undici.request, https', byRequest(), { scheme: 'https' }),
  replayed(
    'undici.request with Agent',
    byRequest(() => new undici.Agent()),
  ),
  replayed('undici Client.request', byOrigin(undici.Client)),
  replayed('undici Pool.request', byOrigin(undici.Pool)),
  replayed('undici.stream', byStream),
  replayed('undici.EventSource', byEventSource, { reads: 'events', posts: false }),
  replayed(
    'undici with allowH2',
    byRequest(() => new undici.Agent({ allowH2: true })),
    { scheme: 'https' },
  ),
];

/** What npm undici has beside those that are listed. */
export const furtherUndiciClients: readonly ReplayedClient[] = [replayed('undici.pipeline', byPipeline)];
