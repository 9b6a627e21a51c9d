import type { CassetteInteraction } from '@plumbline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../exchange/http-request.ts';
import { storeExchange } from '../session/store-exchange.ts';
import { requestKey } from './request-key.ts';
import { RequestKeys } from './request-keys.ts';
import { restoreRequest } from './restore-request.ts';

const keys = new RequestKeys();
const runs = process.env['PLUMBLINE_SOAK'] === '1' ? 20_000 : 300;

function asked(parts: Partial<HttpRequest>): HttpRequest {
  return { method: 'POST', url: 'http://a.invalid/v1', headers: [], body: '', ...parts };
}

function multipart(boundary: string): Partial<HttpRequest> {
  return {
    headers: [['Content-Type', `multipart/form-data; boundary=${boundary}`]],
    body: `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--${boundary}--\r\n`,
  };
}

describe('requests that mean the same have the same key', () => {
  test.for<[string, Partial<HttpRequest>, Partial<HttpRequest>]>([
    ['order of parameters', { url: 'http://a.invalid/?b=2&a=1' }, { url: 'http://a.invalid/?a=1&b=2' }],
    ['a fragment', { url: 'http://a.invalid/#x' }, { url: 'http://a.invalid/' }],
    ['case of method and host', { method: 'post', url: 'http://A.invalid/' }, { url: 'http://a.invalid' }],
    ['a default port', { url: 'http://a.invalid:80/' }, { url: 'http://a.invalid/' }],
    [
      'order of JSON fields',
      { body: '{"a":1,"b":{"c":2,"d":3}}' },
      { body: '{ "b": {"d":3, "c":2}, "a":1.0 }' },
    ],
    ['text and bytes', { body: 'grüß' }, { body: Buffer.from('grüß') }],
    ['boundaries of multipart', multipart('----one'), multipart('two')],
    [
      'an API key in the URL',
      { url: 'http://a.invalid/?key=AIzaSyA1234567890abcdefghijklmnopqrstuv' },
      { url: 'http://a.invalid/?key=AIzaSyB0987654321zyxwvutsrqponmlkjihgfe' },
    ],
    ['a secret in JSON', { body: '{"password":"first"}' }, { body: '{"password":"second"}' }],
    [
      'a secret in a form',
      {
        headers: [['content-type', 'application/x-www-form-urlencoded']],
        body: 'client_secret=aaaaaaaa&x=1',
      },
      {
        headers: [['content-type', 'application/x-www-form-urlencoded']],
        body: 'client_secret=bbbbbbbb&x=1',
      },
    ],
  ])('whatever the %s', ([, one, other]) => {
    expect(requestKey(asked(one))).toBe(requestKey(asked(other)));
  });
});

describe('requests that mean different things have different keys', () => {
  test.for<[string, Partial<HttpRequest>, Partial<HttpRequest>]>([
    ['method', { method: 'GET' }, { method: 'PUT' }],
    ['path', { url: 'http://a.invalid/a' }, { url: 'http://a.invalid/b' }],
    ['host', { url: 'http://a.invalid/' }, { url: 'http://b.invalid/' }],
    ['scheme', { url: 'http://a.invalid/' }, { url: 'https://a.invalid/' }],
    ['value of a parameter', { url: 'http://a.invalid/?a=1' }, { url: 'http://a.invalid/?a=2' }],
    ['order of one parameter', { url: 'http://a.invalid/?a=1&a=2' }, { url: 'http://a.invalid/?a=2&a=1' }],
    ['text', { body: 'a' }, { body: 'b' }],
    ['order of a JSON list', { body: '[1,2]' }, { body: '[2,1]' }],
    [
      'own fields named like inherited ones',
      { body: '{"__proto__":{"a":1}}' },
      { body: '{"__proto__":{"a":2}}' },
    ],
    ['binary', { body: Buffer.from([0xff, 1]) }, { body: Buffer.from([0xff, 2]) }],
    [
      'content of multipart',
      multipart('one'),
      { ...multipart('one'), body: '--one\r\n\r\n2\r\n--one--\r\n' },
    ],
  ])('%s', ([, one, other]) => {
    expect(requestKey(asked(one))).not.toBe(requestKey(asked(other)));
  });
});

describe('rules say what may differ', () => {
  const own = {
    acme: {
      hosts: ['*.acme.invalid'],
      ignoreQuery: ['session'],
      ignoreFields: ['metadata.run', 'messages.*.sent', '**.cursor'],
      matchHeaders: ['X-Tenant'],
    },
  };
  const acme = (parts: Partial<HttpRequest>): HttpRequest =>
    asked({ url: 'http://api.acme.invalid/', ...parts });

  test.for<[string, Partial<HttpRequest>, Partial<HttpRequest>]>([
    ['a parameter', { url: 'http://a.acme.invalid/?session=1' }, { url: 'http://a.acme.invalid/?session=2' }],
    ['a field', { body: '{"metadata":{"run":1}}' }, { body: '{"metadata":{"run":2}}' }],
    ['a field of each item', { body: '{"messages":[{"sent":1}]}' }, { body: '{"messages":[{"sent":2}]}' }],
    ['a field at any depth', { body: '{"a":[{"b":{"cursor":1}}]}' }, { body: '{"a":[{"b":{"cursor":2}}]}' }],
    ['the time of a request', { body: '{"timestamp":1763600000}' }, { body: '{"timestamp":1763700000123}' }],
    ['its time in the URL', { url: 'http://b.invalid/?a&_=1763600000' }, { url: 'http://b.invalid/?a' }],
    [
      'what clients say of themselves',
      { headers: [['User-Agent', 'a']] },
      { headers: [['User-Agent', 'b']] },
    ],
  ])('%s', ([, one, other]) => {
    expect(requestKey(acme(one), own)).toBe(requestKey(acme(other), own));
  });

  test.for<[string, Partial<HttpRequest>, Partial<HttpRequest>]>([
    [
      'a parameter of another host',
      { url: 'http://b.invalid/?session=1' },
      { url: 'http://b.invalid/?session=2' },
    ],
    ['a field elsewhere', { body: '{"run":1}' }, { body: '{"run":2}' }],
    ['a header that matters', { headers: [['x-tenant', '1']] }, { headers: [['X-Tenant', '2']] }],
    ['a version of the interface', { headers: [['anthropic-version', '1']] }, { headers: [] }],
    ['a day that was chosen', { body: '{"timestamp":"2026-11-20"}' }, { body: '{"timestamp":"2026-11-21"}' }],
  ])('but not %s', ([, one, other]) => {
    expect(requestKey(acme(one), own)).not.toBe(requestKey(acme(other), own));
  });

  test('and are turned off by name', () => {
    const [one, other] = [asked({ body: '{"ts":1763600000}' }), asked({ body: '{"ts":1763700000}' })];
    expect(requestKey(one)).toBe(requestKey(other));
    expect(requestKey(one, { times: false })).not.toBe(requestKey(other, { times: false }));
  });
});

const secret = fc.constantFrom(
  'sk-proj-abcdefghijklmnopqrstuvwx0123456789',
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlc2lnbmF0dXJl',
  'hunter2hunter2',
  'plain',
);
const body = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc
    .record({
      api_key: secret,
      note: secret,
      nested: fc.array(fc.record({ name: fc.string(), value: secret })),
    })
    .map((value) => JSON.stringify(value)),
  fc.tuple(fc.string(), secret).map(([name, value]) => `${name}=${value}&token=${value}`),
);
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'delete'),
  url: fc
    .tuple(fc.webUrl({ withQueryParameters: true }), fc.constantFrom('api_key', 'a', 'key'), secret)
    .map(
      ([url, name, value]) => `${url}${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`,
    ),
  headers: fc.constantFrom<HttpRequest['headers']>(
    [],
    [['Content-Type', 'application/x-www-form-urlencoded']],
  ),
  body,
});

test(
  'a recording has the key of its request, and so has what is stored of it, as it is',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(request, (asked) => {
        const line = storeExchange(
          {
            request: { ...asked, body: Buffer.from(asked.body) },
            response: { status: 200, statusText: 'OK', headers: [] },
            chunks: [],
            trailers: [],
            end: 'complete',
            timing: { head: 0, chunks: [] },
          },
          keys,
        );
        const stored = restoreRequest((JSON.parse(line.text) as CassetteInteraction).request);
        const key = requestKey(asked);
        expect([line.key, keys.keyAsIs(stored), keys.keyOf(stored)]).toEqual([key, key, key]);
      }),
      { numRuns: runs, seed: 20262 },
    );
  },
);
