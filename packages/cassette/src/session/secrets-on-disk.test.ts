import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const openai = 'sk-proj-Abcdefghij0123456789KlmnopqrstT3BlbkFJ0123456789abcdefghij';
const google = 'AIzaSyA1234567890abcdefghijklmnopqrstuv';
const password = 'correct-horse-battery';

async function recordedBy(
  ask: (origin: string) => Promise<unknown>,
  answer: (reply: ServerResponse) => void,
): Promise<string> {
  using stage = cassetteStage();
  await using server = await startLoopbackServer((request, reply) => {
    request.resume();
    request.on('end', () => {
      answer(reply);
    });
  });
  const seen = await stage.run('record', () => ask(server.origin));
  expect((await stage.run('playback', () => ask(server.origin))).session.counts().hits).toBe(
    seen.session.counts().liveCalls,
  );
  return readFileSync(stage.path, 'utf8');
}

const plants: [string, (origin: string) => Promise<unknown>, ((reply: ServerResponse) => void)?][] = [
  ['an authorization header', (origin) => fetch(origin, { headers: { authorization: `Bearer ${openai}` } })],
  [
    'an API key header',
    (origin) => fetch(origin, { headers: { 'x-goog-api-key': google, 'x-api-key': password } }),
  ],
  ['a cookie', (origin) => fetch(origin, { headers: { cookie: `session=${password}` } })],
  ['a query', (origin) => fetch(`${origin}/?key=${google}&password=${password}`)],
  [
    'a JSON field',
    (origin) => fetch(origin, { method: 'POST', body: JSON.stringify({ a: [{ password, note: openai }] }) }),
  ],
  [
    'a form',
    (origin) =>
      fetch(origin, { method: 'POST', body: new URLSearchParams({ client_secret: password, note: google }) }),
  ],
  [
    'multipart',
    (origin) => {
      const form = new FormData();
      form.append('note', openai);
      return fetch(origin, { method: 'POST', body: form });
    },
  ],
  [
    'a set-cookie header',
    (origin) => fetch(origin),
    (reply) => reply.setHeader('set-cookie', `session=${password}; Path=/`).end(),
  ],
  [
    'a JSON answer',
    (origin) => text(origin),
    (reply) => reply.end(JSON.stringify({ access_token: password, note: openai })),
  ],
  ['a text answer', (origin) => text(origin), (reply) => reply.end(`your key is ${openai}`)],
  [
    'a compressed answer',
    (origin) => text(origin),
    (reply) =>
      reply.setHeader('content-encoding', 'gzip').end(gzipSync(JSON.stringify({ password, note: google }))),
  ],
  [
    'a stream, over the edge of two chunks',
    (origin) => text(origin),
    (reply) => {
      reply.setHeader('content-type', 'text/event-stream');
      reply.write(`data: {"note":"${openai.slice(0, 20)}`);
      setImmediate(() => reply.end(`${openai.slice(20)}"}\n\n`));
    },
  ],
];

async function text(url: string): Promise<string> {
  return (await fetch(url)).text();
}

describe('a secret does not reach the disk', () => {
  test.for(plants)('in %s', async ([, ask, answer = (reply) => reply.end('ok')]) => {
    const file = await recordedBy(ask, (reply) => {
      answer(reply);
    });
    expect(file).toContain('[redacted]');
    for (const secret of [openai, google, password, openai.slice(20)]) {
      expect(file).not.toContain(secret);
      expect(file).not.toContain(Buffer.from(secret).toString('base64').slice(4, -4));
    }
  });
});

describe('a secret that a service hands out', () => {
  const issued = 'r3set-Token-0123456789-abcXYZ';

  test('is not on the disk where later requests carry it, and they are played back', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, reply) => {
      reply.setHeader('content-type', 'application/json');
      reply.end(JSON.stringify(request.url === '/start' ? { token: issued } : { path: request.url }));
    });
    const reset = async (): Promise<void> => {
      const { token } = (await (await fetch(`${server.origin}/start`)).json()) as { token: string };
      await text(`${server.origin}/reset/${encodeURIComponent(token)}`);
      const body = JSON.stringify({ note: `it was ${token}`, code: Buffer.from(token).toString('base64') });
      await (await fetch(`${server.origin}/done`, { method: 'POST', body })).text();
    };
    const { session } = await stage.run('record', reset);
    expect(session.counts().redacted).toMatchObject({ 'issued-secret': expect.any(Number) as number });
    const disk = readFileSync(stage.path, 'utf8');
    expect(disk).not.toContain(issued);
    expect(disk).not.toContain(Buffer.from(issued).toString('base64'));
    expect((await stage.run('playback', reset)).session.counts()).toMatchObject({ hits: 3, misses: 0 });
  });
});
