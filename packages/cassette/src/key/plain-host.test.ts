import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainHost } from './plain-host.ts';

describe('the host of a plain URL', () => {
  it.each([
    ['https://api.openai.com/v1/responses', 'api.openai.com'],
    ['http://127.0.0.1:4100/', '127.0.0.1:4100'],
    ['http://localhost:443/a/b.json', 'localhost:443'],
  ])('%s is read without parsing', (url, host) => {
    expect(plainHost(url)).toBe(host);
  });

  it.each([
    'http://a.test',
    'http://a.test:80/',
    'https://a.test:443/',
    'http://A.test/',
    'http://1.2/',
    'http://xn--a.test/',
    'http://a.test/../b',
    'http://a.test/./b',
    'http://a.test/b?c',
    'http://a.test/b#c',
    'http://a.test/%41',
    'http://u@a.test/',
    'http://a.test:70000/',
    'ftp://a.test/',
  ])('%s takes parsing', (url) => {
    expect(plainHost(url)).toBeUndefined();
  });

  it('is what parsing gives, and the URL stays as it is', () => {
    const part = fc.string({ unit: fc.constantFrom(...Array.from('aZ09.-:/@?#%x~ ')) });
    const url = fc
      .tuple(fc.constantFrom('http://', 'https://'), fc.constantFrom('a', '127.0.0.1', 'a.b', ''), part)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), url), (candidate) => {
        const host = plainHost(candidate);
        if (host === undefined) return;
        const { href, host: parsed } = new URL(candidate);
        expect([href, parsed]).toEqual([candidate, host]);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
