import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { environmentSecrets } from './environment/environment-secrets.ts';
import { redactForm } from './redact-form.ts';
import { redactHeaders } from './redact-headers.ts';
import { redactJson, type JsonValue } from './redact-json.ts';
import { redactText } from './redact-text.ts';
import { redactUrl } from './redact-url.ts';
import { redactionRules } from './redaction-rules.ts';

const runs = { seed: 23, numRuns: process.env['PLUMBLINE_SOAK'] === '1' ? 5_000 : 100 };
const rules = redactionRules({
  values: environmentSecrets({ TOKEN: '1', CI_JOB_TOKEN: 'true', SERVICE_API_KEY: 'f4Kq8ZxPw2LmN7' }),
});

const word = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[A-Za-z0-9]{${String(length)}}$`));
const bytes = fc.uint8Array({ minLength: 60, maxLength: 400 }).map((array) => Buffer.from(array));

/** What model traffic is full of, and what is no secret. */
const ordinary: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'ids of messages': word(24).map((id) => `msg_01${id}`),
  'ids of tool calls': word(22).map((id) => `toolu_01${id}`),
  'ids of calls': word(24).map((id) => `call_${id}`),
  'ids of responses': fc
    .uint8Array({ minLength: 25, maxLength: 25 })
    .map((id) => `resp_${Buffer.from(id).toString('hex')}`),
  'ids of completions': word(29).map((id) => `chatcmpl-${id}`),
  'ids of requests': word(24).map((id) => `req_${id}`),
  'ids of files': word(22).map((id) => `file-${id}`),
  UUIDs: fc.uuid(),
  'SHA-1': bytes.map((data) => createHash('sha256').update(data).digest('hex').slice(0, 40)),
  'SHA-256': bytes.map((data) => createHash('sha256').update(data).digest('hex')),
  'subresource integrity': bytes.map(
    (data) => `sha512-${createHash('sha512').update(data).digest('base64')}`,
  ),
  images: bytes.map((data) => `data:image/png;base64,iVBORw0KGgo${data.toString('base64')}`),
  base64: bytes.map((data) => data.toString('base64')),
  base64url: bytes.map((data) => data.toString('base64url')),
  times: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  numbers: fc.double().map(String),
};

test.each(Object.entries(ordinary))('%s stay wherever they stand', (_, values) => {
  fc.assert(
    fc.property(values, (value) => {
      const json: JsonValue = { id: value, items: [{ content: `about ${value}.`, call_id: value }] };
      expect(redactJson(json, rules)).toEqual(json);
      for (const text of [value, `a ${value}, b`, `data: ${JSON.stringify(json)}\n\n`])
        expect(redactText(text, rules)).toBe(text);
      const url = `https://h/v1/items/${encodeURIComponent(value)}?after=${encodeURIComponent(value)}`;
      expect(redactUrl(url, rules)).toBe(url);
      expect(redactForm(`id=${encodeURIComponent(value)}&a=1`, rules)).toBe(
        `id=${encodeURIComponent(value)}&a=1`,
      );
      expect(redactHeaders([['x-request-id', value]], rules)).toEqual([['x-request-id', value]]);
    }),
    runs,
  );
});
