import type { CassetteInteraction } from '@plumbline/contracts';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { HttpRequest } from '../exchange/http-request.ts';
import { findLeftovers } from '../redaction/find-leftovers.ts';
import { SessionRedaction } from '../redaction/session-redaction.ts';
import { RuleSet } from '../rules/rule-set.ts';
import { storeExchange } from '../session/store-exchange.ts';
import { drawFrom } from '../testing/secret-forms.contract.ts';
import { RequestKeys } from './request-keys.ts';
import { restoreRequest } from './restore-request.ts';

const runs = { seed: 31, numRuns: process.env['PLUMBLINE_SOAK'] === '1' ? 20_000 : 200 };

/** Secrets of one machine, by variable. */
type Machine = Readonly<Record<string, string>>;

function machine(seed: number): Machine {
  const draw = drawFrom(seed);
  return {
    A_TOKEN: draw(20),
    B_PASSWORD: `${draw(7)}&"/+ ${draw(5)}`,
    OPENAI_API_KEY: `sk-proj-${draw(30)}`,
  };
}

function keysOf(environment: Machine): RequestKeys {
  return new RequestKeys(new RuleSet(), new SessionRedaction({ environment }));
}

const variable = fc.constantFrom('A_TOKEN', 'B_PASSWORD', 'OPENAI_API_KEY');
const around = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ü', '"', '\n'), maxLength: 4 });

/** Text with secrets in it, on any machine. */
const text = fc
  .array(fc.tuple(around, variable), { maxLength: 3 })
  .map((parts) => (on: Machine) => parts.map(([before, name]) => `${before} ${on[name] ?? ''} `).join(''));
const encoding = fc.constantFrom<(value: string) => string>(
  (value) => JSON.stringify({ note: value }),
  (value) => JSON.stringify({ password: value, deep: [{ arguments: JSON.stringify({ note: value }) }] }),
  (value) => new URLSearchParams({ note: value, key: value }).toString(),
  (value) => `plain ${value}`,
  (value) => `data ${Buffer.from(value).toString('base64')}`,
  (value) => `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n--x--\r\n`,
);
const request = fc
  .record({ path: text, query: text, body: text, encoding, isZipped: fc.boolean(), isBinary: fc.boolean() })
  .map(({ path, query, body, encoding: encode, isZipped, isBinary }) => (on: Machine): HttpRequest => {
    const plain = Buffer.concat([
      Buffer.from(encode(body(on))),
      Buffer.from(isBinary ? [0xff, 0x00, 0xfe] : []),
    ]);
    return {
      method: 'POST',
      url: `http://h.invalid/${encodeURIComponent(path(on))}?a=${encodeURIComponent(query(on))}&key=${encodeURIComponent(on['A_TOKEN'] ?? '')}`,
      headers: isZipped ? [['content-encoding', 'gzip']] : [],
      body: isZipped ? gzipSync(plain) : plain,
    };
  });

test(
  'a request finds its recording from every machine, and the recording holds no secret of the first',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(request, fc.nat(), (requestOn, seed) => {
        const [here, there] = [machine(seed), machine(seed + 1)];
        const asked = requestOn(here);
        const line = storeExchange(
          {
            request: { ...asked, body: Buffer.from(asked.body) },
            response: { status: 200, statusText: 'OK', headers: [] },
            chunks: [],
            trailers: [],
            end: 'complete',
            timing: { head: 0, chunks: [] },
          },
          keysOf(here),
        );
        expect(findLeftovers(line.text, keysOf(here).redaction.rules)).toEqual([]);
        const stored = restoreRequest((JSON.parse(line.text) as CassetteInteraction).request);
        expect({
          here: keysOf(here).keyOf(asked),
          there: keysOf(there).keyOf(requestOn(there)),
          stored: keysOf(there).keyAsIs(stored),
          edited: new RequestKeys().keyOf(stored),
        }).toEqual({ here: line.key, there: line.key, stored: line.key, edited: line.key });
      }),
      runs,
    );
  },
);

test('a token of a replayed answer that a client sends back is the placeholder, however it is encoded', () => {
  const keys = new RequestKeys();
  const sent = (url: string): string => keys.keyAsIs({ method: 'GET', url, headers: [], body: '' });
  expect(sent('http://h.invalid/?cursor=%5Bredacted%3AA_TOKEN%5D')).toBe(
    sent('http://h.invalid/?cursor=[redacted:A_TOKEN]'),
  );
});
