import http, { get as getByName } from 'node:http';
import { Writable } from 'node:stream';
import axios from 'axios';
import got from 'got';
import * as undici from 'undici';
import * as undici7 from 'undici7';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { readBody, startLoopbackServer, type LoopbackServer } from '../testing/loopback-server.contract.ts';

const capturedFetch = globalThis.fetch;

interface Outcome {
  readonly status: number | undefined;
  readonly body: string;
}

type Client = (origin: string) => Promise<Outcome>;

const json = JSON.stringify({ ask: 'plan', n: 1 });
const post = { method: 'POST', body: json, headers: { 'content-type': 'application/json' } };

async function fromFetch(response: { status: number; text(): Promise<string> }): Promise<Outcome> {
  return { status: response.status, body: await response.text() };
}

async function fromUndici(response: {
  statusCode: number;
  body: { text(): Promise<string> };
}): Promise<Outcome> {
  return { status: response.statusCode, body: await response.body.text() };
}

async function fromHttp(request: http.ClientRequest, body?: string): Promise<Outcome> {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
    request.end(body);
  });
  return { status: response.statusCode, body: (await readBody(response)).toString() };
}

function undiciClients(name: string, copy: typeof undici | typeof undici7): [string, Client][] {
  const { request, Agent, Client, Pool, stream, pipeline, fetch } = copy as typeof undici;
  return [
    [`${name} request`, async (origin) => fromUndici(await request(`${origin}/echo`, post))],
    [
      `${name} request with Agent`,
      async (origin) => fromUndici(await request(`${origin}/echo`, { ...post, dispatcher: new Agent() })),
    ],
    [
      `${name} Client.request`,
      async (origin) =>
        fromUndici(await new Client(origin).request({ path: '/echo?a=1', ...post, method: 'POST' })),
    ],
    [
      `${name} Pool.request`,
      async (origin) =>
        fromUndici(await new Pool(origin).request({ path: '/echo', ...post, method: 'POST' })),
    ],
    [`${name} fetch`, async (origin) => fromFetch(await fetch(`${origin}/echo`, post))],
    [
      `${name} fetch with Agent`,
      async (origin) => fromFetch(await fetch(`${origin}/echo`, { ...post, dispatcher: new Agent() })),
    ],
    [
      `${name} stream`,
      async (origin) => {
        const chunks: Buffer[] = [];
        let status = 0;
        await stream(`${origin}/echo`, { ...post, method: 'POST' }, ({ statusCode }) => {
          status = statusCode;
          return new (copyOfWritable(chunks))();
        });
        return { status, body: Buffer.concat(chunks).toString() };
      },
    ],
    [
      `${name} pipeline`,
      async (origin) => {
        let status = 0;
        const duplex = pipeline(`${origin}/echo`, { method: 'POST' }, ({ statusCode, body }) => {
          status = statusCode;
          return body;
        });
        duplex.end(json);
        const chunks: Buffer[] = [];
        for await (const chunk of duplex) chunks.push(chunk as Buffer);
        return { status, body: Buffer.concat(chunks).toString() };
      },
    ],
  ];
}

function copyOfWritable(chunks: Buffer[]): new () => Writable {
  return class extends Writable {
    override _write(chunk: Buffer, _encoding: string, done: () => void): void {
      chunks.push(chunk);
      done();
    }
  };
}

const clients: [string, Client][] = [
  ['global fetch, text', async (origin) => fromFetch(await fetch(`${origin}/echo`, post))],
  ['global fetch, Request', async (origin) => fromFetch(await fetch(new Request(`${origin}/echo`, post)))],
  [
    'global fetch, stream',
    async (origin) =>
      fromFetch(
        await fetch(`${origin}/echo`, {
          method: 'POST',
          body: new Blob([json]).stream(),
          duplex: 'half',
        }),
      ),
  ],
  ['global fetch, GET', async (origin) => fromFetch(await fetch(`${origin}/echo?b=2&a=1`))],
  [
    'global fetch with a dispatcher of undici 7',
    async (origin) => {
      const init: RequestInit = { ...post };
      Reflect.set(init, 'dispatcher', new undici7.Agent());
      return fromFetch(await fetch(`${origin}/echo`, init));
    },
  ],
  ['fetch captured before', async (origin) => fromFetch(await capturedFetch(`${origin}/echo`, post))],
  ...undiciClients('undici 8', undici),
  ...undiciClients('undici 7', undici7),
  ['http.get', async (origin) => fromHttp(http.get(`${origin}/echo`))],
  ['http get by name', async (origin) => fromHttp(getByName(`${origin}/echo`))],
  ['http.request', async (origin) => fromHttp(http.request(`${origin}/echo`, { method: 'POST' }), json)],
  [
    'http.request with an agent',
    async (origin) =>
      fromHttp(
        http.request(`${origin}/echo`, { method: 'POST', agent: new http.Agent({ keepAlive: true }) }),
        json,
      ),
  ],
  [
    'axios',
    async (origin) => {
      const response = await axios.post<unknown>(`${origin}/echo`, json, { headers: post.headers });
      return { status: response.status, body: JSON.stringify(response.data) };
    },
  ],
  [
    'axios with fetch',
    async (origin) => {
      const response = await axios.post<unknown>(`${origin}/echo`, json, {
        headers: post.headers,
        adapter: 'fetch',
      });
      return { status: response.status, body: JSON.stringify(response.data) };
    },
  ],
  [
    'got',
    async (origin) => {
      const response = await got.post(`${origin}/echo`, { body: json, headers: post.headers });
      return { status: response.statusCode, body: response.body };
    },
  ],
];

async function startEcho(): Promise<LoopbackServer> {
  return startLoopbackServer((request, response) => {
    void readBody(request).then((body) => {
      const echoed = { method: request.method, url: request.url, body: body.toString() };
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(echoed));
    });
  });
}

describe('what was recorded is replayed without the server', () => {
  test.for(clients)('%s', async ([, ask]) => {
    using stage = cassetteStage();
    let origin: string;
    let recorded: Outcome;
    {
      await using server = await startEcho();
      origin = server.origin;
      const { value, session } = await stage.run('record', () => ask(origin));
      recorded = value;
      expect(recorded.status).toBe(201);
      expect(server.requests()).toBe(1);
      expect(session.counts()).toEqual({ hits: 0, misses: 0, recorded: 1, liveCalls: 1 });
    }
    const { value, session } = await stage.run('playback', () => ask(origin));
    expect(value).toEqual(recorded);
    expect(session.counts()).toMatchObject({ hits: 1, misses: 0, recorded: 0, liveCalls: 0 });
    expect(session.problems()).toEqual([]);
  });

  test.for(clients)('%s, recorded where it was missing', async ([, ask]) => {
    using stage = cassetteStage();
    await using server = await startEcho();
    const { value: recorded } = await stage.run('record-missing', () => ask(server.origin));
    const { value, session } = await stage.run('record-missing', () => ask(server.origin));
    expect(value).toEqual(recorded);
    expect(server.requests()).toBe(1);
    expect(session.counts()).toMatchObject({ hits: 1, misses: 0, recorded: 0, liveCalls: 0 });
  });

  test.for(clients)('%s is refused where nothing was recorded', async ([, ask]) => {
    using stage = cassetteStage();
    await using server = await startEcho();
    const { error, session } = await stage.attempt('playback', () => ask(server.origin));
    expect(error).toBeInstanceOf(Error);
    expect(session.problems()).toMatchObject([{ code: 'CASSETTE_MISSING' }]);
    expect(server.requests()).toBe(0);
  });
});
