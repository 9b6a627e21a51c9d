import { expect, test } from 'vitest';

import { redactJson, type JsonValue } from './redact-json.ts';

test('fields whose names are credentials lose their values, whatever their spelling', () => {
  const fields = {
    api_key: 'a',
    apiKey: 'b',
    client_secret: 'c',
    'x-api-key': 'd',
    AWS_SECRET_ACCESS_KEY: 'e',
  };
  const more = {
    password: 12_345,
    passwords: ['a', 'b'],
    refresh_token: 'f',
    dbPassword: 'g',
    smtp_pass: 'h',
  };
  expect(Object.values(redactJson({ ...fields, ...more }) as object).flat()).toEqual(
    Array(11).fill('[redacted]'),
  );
});

test('an authorization keeps its scheme and a cookie its names', () => {
  expect(redactJson({ headers: { authorization: 'Bearer x', cookie: 'sid=1; a=2' } })).toEqual({
    headers: { authorization: 'Bearer [redacted]', cookie: 'sid=[redacted]; a=[redacted]' },
  });
});

test('lists of named values are redacted by the name', () => {
  expect(
    redactJson([
      { name: 'API_KEY', value: 'x' },
      { name: 'REGION', value: 'eu' },
    ]),
  ).toEqual([
    { name: 'API_KEY', value: '[redacted]' },
    { name: 'REGION', value: 'eu' },
  ]);
});

test('a token field is redacted where its value looks like one', () => {
  expect(redactJson({ token: 'v1.0a1b2c3d4e5f', expires: 1 })).toEqual({ token: '[redacted]', expires: 1 });
});

test('arguments of a tool that are JSON in a string are redacted inside', () => {
  expect(redactJson({ arguments: '{"city":"Rome","api_key":"abc"}' })).toEqual({
    arguments: '{"city":"Rome","api_key":"[redacted]"}',
  });
});

const ordinary: Record<string, JsonValue> = {
  usage: {
    prompt_tokens: 5,
    completion_tokens: 7,
    total_tokens: 12,
    prompt_tokens_details: { cached_tokens: 0 },
  },
  anthropicUsage: { input_tokens: 1, cache_creation_input_tokens: 0, output_tokens: 3 },
  geminiUsage: { usageMetadata: { promptTokenCount: 4, totalTokenCount: 9 } },
  request: {
    model: 'm',
    max_tokens: 100,
    max_completion_tokens: 5,
    token_type: 'bearer',
    tokens: ['a', 'b'],
  },
  logprobs: { content: [{ token: 'Hello1234', logprob: -0.1, bytes: [72], top_logprobs: [] }] },
  stream: { token: 'Hello', done: false },
  pages: { next_page_token: 'CAUQAA0123456789', nextPageToken: 'abc12345678', nextToken: 'abc12345678' },
  schema: {
    type: 'object',
    properties: { password: { type: 'string' }, api_key: { type: 'string', description: 'the key' } },
    required: ['password', 'api_key'],
  },
  thinking: {
    type: 'thinking',
    thinking: 'x',
    signature: 'EqQBCkYIARgCKkAabcdefghijklmnopqrstuvwxyz0123456789==',
  },
  ids: {
    id: 'chatcmpl-9abcdefghijklmnopqrstuv',
    call_id: 'call_abcdefghijkl012345',
    msg: 'msg_01AbCdEfGhIjKlMnOpQrStUv',
  },
  values: { password: null, secret: true, api_key: '', credentials: {} },
  prose: 'Reset your password: it is required. A bearer of news. Use Bearer authentication; token=count.',
  code: 'const token = getToken(); new OpenAI({ apiKey: process.env.OPENAI_API_KEY }); password: string;',
};

test.each(Object.entries(ordinary))('%s of everyday model traffic stays', (_, value) => {
  expect(redactJson(value)).toEqual(value);
});

test('a key named __proto__ stays a field', () => {
  const value = JSON.parse('{"__proto__":{"api_key":"x"}}') as JsonValue;
  expect(JSON.stringify(redactJson(value))).toBe('{"__proto__":{"api_key":"[redacted]"}}');
});
