import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import type { RequestListener } from 'node:http';
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

interface ModelClient {
  readonly answer: RequestListener;
  readonly ask: (origin: string, apiKey: string) => Promise<unknown>;
}

function json(value: unknown): RequestListener {
  return (_, reply) =>
    reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value, null, 2));
}

/** One event a chunk, each in a turn of its own. */
function events(list: readonly (readonly [event: string | undefined, data: unknown])[]): RequestListener {
  return (_, reply) => {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = ([next, ...rest]: typeof list): void => {
      if (next === undefined) {
        reply.end();
        return;
      }
      const [event, data] = next;
      const name = event === undefined ? '' : `event: ${event}\n`;
      reply.write(`${name}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
      setImmediate(send, rest);
    };
    send(list);
  };
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

const chat = { model: 'gpt', messages: [{ role: 'user' as const, content: 'plan' }] };
const message = { model: 'claude', max_tokens: 100, messages: [{ role: 'user' as const, content: 'plan' }] };
const contents = { model: 'gemini', contents: 'plan' };

function openai(origin: string, apiKey: string): OpenAI {
  return new OpenAI({ apiKey, baseURL: `${origin}/v1`, maxRetries: 0 });
}

function anthropic(origin: string, apiKey: string): Anthropic {
  return new Anthropic({ apiKey, baseURL: origin, maxRetries: 0 });
}

function gemini(origin: string, apiKey: string): GoogleGenAI {
  return new GoogleGenAI({ apiKey, httpOptions: { baseUrl: origin } });
}

const delta = (content: string): unknown => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: { content } }],
});
const part = (text: string): unknown => ({ candidates: [{ content: { role: 'model', parts: [{ text }] } }] });

const clients: Record<string, ModelClient> = {
  'OpenAI, one answer': {
    answer: json({
      id: 'c',
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content: 'ok' } }],
    }),
    ask: async (origin, key) => (await openai(origin, key).chat.completions.create(chat)).choices,
  },
  'OpenAI, a stream': {
    answer: events([
      [undefined, delta('o')],
      [undefined, delta('k')],
      [undefined, '[DONE]'],
    ]),
    ask: async (origin, key) =>
      all(await openai(origin, key).chat.completions.create({ ...chat, stream: true })),
  },
  'OpenAI, a response': {
    answer: json({
      id: 'r',
      object: 'response',
      output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'ok' }] }],
    }),
    ask: async (origin, key) =>
      (await openai(origin, key).responses.create({ model: 'gpt', input: 'plan' })).output_text,
  },
  'Anthropic, one answer': {
    answer: json({ id: 'm', type: 'message', role: 'assistant', content: [{ type: 'text', text: 'ok' }] }),
    ask: async (origin, key) => (await anthropic(origin, key).messages.create(message)).content,
  },
  'Anthropic, a stream': {
    answer: events([
      [
        'message_start',
        {
          type: 'message_start',
          message: { id: 'm', type: 'message', role: 'assistant', content: [], usage: {} },
        },
      ],
      [
        'content_block_start',
        { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      ],
      [
        'content_block_delta',
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'ok' } },
      ],
      ['content_block_stop', { type: 'content_block_stop', index: 0 }],
      ['message_stop', { type: 'message_stop' }],
    ]),
    ask: async (origin, key) =>
      (await anthropic(origin, key).messages.stream(message).finalMessage()).content,
  },
  'Gemini, one answer': {
    answer: json(part('ok')),
    ask: async (origin, key) => (await gemini(origin, key).models.generateContent(contents)).text,
  },
  'Gemini, a stream': {
    answer: events([
      [undefined, part('o')],
      [undefined, part('k')],
    ]),
    ask: async (origin, key) =>
      (await all(await gemini(origin, key).models.generateContentStream(contents))).map(({ text }) => text),
  },
};

describe('a model client', () => {
  test.for(Object.entries(clients))('%s: is replayed, whatever its API key', async ([, { answer, ask }]) => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, reply) => {
      request.resume();
      request.on('end', () => {
        answer(request, reply);
      });
    });
    const { value: seen } = await stage.run('record', () => ask(server.origin, 'first-key'));
    const { value: replayed, session } = await stage.run('playback', () => ask(server.origin, 'other-key'));
    expect(replayed).toEqual(seen);
    expect(JSON.stringify(seen)).toMatch(/ok|"o".*"k"/);
    expect(session.counts()).toMatchObject({ hits: 1, misses: 0, recorded: 0, liveCalls: 0 });
    expect(server.requests()).toBe(1);
  });

  test.for(Object.entries(clients))('%s: is refused where nothing was recorded', async ([, { ask }]) => {
    using stage = cassetteStage();
    const { error, session } = await stage.attempt('playback', () => ask('http://models.invalid', 'key'));
    expect(error).toBeInstanceOf(Error);
    expect(session.problems()).toMatchObject([{ code: 'CASSETTE_MISSING' }]);
  });
});
