import { expect, test } from 'vitest';

import { redactHeaders } from './redact-headers.ts';

const redactOne = (name: string, value: string): string => redactHeaders([[name, value]])[0]?.[1] ?? '';

test.each([
  ['Authorization', 'Bearer abc', 'Bearer [redacted]'],
  ['authorization', 'Basic dXNlcjpwYXNz', 'Basic [redacted]'],
  ['authorization', 'AWS4-HMAC-SHA256 Credential=A/b, Signature=c', 'AWS4-HMAC-SHA256 [redacted]'],
  ['authorization', 'one two three', '[redacted]'],
  ['Proxy-Authorization', 'Basic eA==', 'Basic [redacted]'],
  ['Cookie', 'sid=1; theme=dark', 'sid=[redacted]; theme=[redacted]'],
  ['Set-Cookie', 'sid=a=b; Path=/; HttpOnly', 'sid=[redacted]; Path=/; HttpOnly'],
  ['set-cookie', 'gone=; Max-Age=0', 'gone=; Max-Age=0'],
  ['x-api-key', 'k', '[redacted]'],
  ['api-key', 'k', '[redacted]'],
  ['x-goog-api-key', 'k', '[redacted]'],
  ['xi-api-key', 'k', '[redacted]'],
  ['Ocp-Apim-Subscription-Key', 'k', '[redacted]'],
  ['X-Auth-Token', 'k', '[redacted]'],
  ['X-CSRF-Token', 'k', '[redacted]'],
  ['Cf-Access-Client-Secret', 'k', '[redacted]'],
  ['X-Amz-Security-Token', 'k', '[redacted]'],
  ['x-hub-signature', 'sha1=aa', '[redacted]'],
  ['stripe-signature', 't=1,v1=aa', '[redacted]'],
  ['location', '/next?access_token=abc&page=2', '/next?access_token=[redacted]&page=2'],
  ['x-note', 'see sk-ant-api03-abcdefghijk', 'see [redacted]'],
])('%s: %s becomes %s', (name, value, expected) => {
  expect(redactOne(name, value)).toBe(expected);
});

test.each([
  ['openai-organization', 'org-abc123'],
  ['x-request-id', 'req_0123456789abcdef'],
  ['anthropic-ratelimit-input-tokens-limit', '2000'],
  ['x-ratelimit-remaining-tokens', '149984'],
  ['idempotency-key', 'stainless-node-retry-0b1c2d3e-aaaa'],
  ['sec-websocket-key', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ['content-type', 'text/event-stream; charset=utf-8'],
  ['etag', 'W/"5f1-abcdef0123456789"'],
  ['user-agent', 'OpenAI/JS 6.1.0'],
  ['www-authenticate', 'Bearer realm="x"'],
])('%s: %s stays', (name, value) => {
  expect(redactOne(name, value)).toBe(value);
});

test('order, case and repeats of headers stay', () => {
  expect(
    redactHeaders([
      ['Set-Cookie', 'a=1'],
      ['Vary', '*'],
      ['set-cookie', 'b=2; Secure'],
    ]),
  ).toEqual([
    ['Set-Cookie', 'a=[redacted]'],
    ['Vary', '*'],
    ['set-cookie', 'b=[redacted]; Secure'],
  ]);
});
