import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startEmulator, type Emulator } from './emulator.ts';

const requests = [
  {
    path: '/openai/v1/responses',
    headers: { authorization: 'Bearer key' },
    body: { model: 'any', input: 'Move the database' },
  },
  {
    path: '/anthropic/v1/messages',
    headers: { 'x-api-key': 'key', 'anthropic-version': '2023-06-01' },
    body: { model: 'any', max_tokens: 9, messages: [{ role: 'user', content: 'Move the database' }] },
  },
  {
    path: '/gemini/v1/models/any:generateContent',
    headers: { 'x-goog-api-key': 'key' },
    body: { contents: [{ role: 'user', parts: [{ text: 'Move the database' }] }] },
  },
];

async function answers(emulator: Emulator): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { path, headers, body } of requests) {
    for (const streamed of [false, true]) {
      const url = streamed ? path.replace(':generate', ':streamGenerate') : path;
      const response = await fetch(emulator.url + url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...body, ...(streamed && !path.includes(':') ? { stream: true } : {}) }),
      });
      texts.push(JSON.stringify([response.status, [...response.headers], await response.text()]));
    }
  }
  return texts;
}

test('the same requests get the same bytes from every emulator, whole or streamed', async () => {
  await using first = await startEmulator({ port: 0, chunkDelayMs: 0 });
  await using second = await startEmulator({ port: 0, chunkDelayMs: 0 });
  const told = await answers(first);

  expect(told.every((text) => text.startsWith('[200,'))).toBe(true);
  expect(told.filter((text) => text.includes('text/event-stream'))).toHaveLength(3);
  expect(await answers(second)).toEqual(told);
});

test('no answer carries the time of day', async () => {
  await using emulator = await startEmulator({ port: 0, chunkDelayMs: 0 });
  const response = await fetch(`${emulator.url}/openai/v1/responses`, { method: 'POST' });

  expect(response.headers.get('date')).toBeNull();
  expect(response.headers.get('server')).toBe('plumbline-emulator');
});

test('a path of no API is answered with the paths there are', async () => {
  await using emulator = await startEmulator({ port: 0 });
  const response = await fetch(`${emulator.url}/elsewhere`);

  expect(response.status).toBe(404);
  expect(await response.text()).toContain('/openai/, /anthropic/, /gemini/');
});

test('a body that is not JSON, and one that lacks a field, are refused in the words of the API', async () => {
  await using emulator = await startEmulator({ port: 0 });
  const post = async (body: string): Promise<unknown> => {
    const headers = { authorization: 'Bearer key' };
    const response = await fetch(`${emulator.url}/openai/v1/responses`, { method: 'POST', headers, body });
    return [response.status, await response.json()];
  };

  expect(await post('{')).toMatchObject([400, { error: { message: 'The request body is not valid JSON.' } }]);
  expect(await post('{"input":"x"}')).toMatchObject([
    400,
    { error: { message: expect.stringMatching(/^model: /u) as string } },
  ]);
});

test('disposing frees the port at once, also while a stream is open', async () => {
  const emulator = await startEmulator({ port: 0, chunkDelayMs: 60_000 });
  const response = await fetch(`${emulator.url}/gemini/v1/models/any:streamGenerateContent`, {
    method: 'POST',
    headers: { 'x-goog-api-key': 'key' },
    body: JSON.stringify({ contents: [{ parts: [{ text: 'Bake bread' }] }] }),
  });

  await emulator[Symbol.asyncDispose]();

  await expect(response.text()).rejects.toThrow('terminated');
  await using again = await startEmulator({ port: Number(new URL(emulator.url).port) });
  expect(again.url).toBe(emulator.url);
});

test('a port that is taken is one clear error', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  await expect(startEmulator({ port })).rejects.toMatchObject({
    code: 'EMULATOR_PORT_IN_USE',
    message: `Port ${String(port)} on 127.0.0.1 is in use, so the emulator cannot listen there.`,
    remedy: 'End what listens there, or pass another port with --port.',
  });
  holder.close();
});
