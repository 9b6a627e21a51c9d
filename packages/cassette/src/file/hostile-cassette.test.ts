import { truncateSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { requestKey } from '../key/request-key.ts';
import { cassetteStage, type CassetteStage } from '../testing/cassette-stage.contract.ts';

const url = 'http://models.invalid/a';
const key = requestKey({ method: 'GET', url, headers: [], body: '' });
const mebibyte = 1024 * 1024;

type Body = () => Promise<unknown>;

const clients: readonly (readonly [string, Body])[] = [
  ['fetch', async () => (await fetch(url)).text()],
  ['undici.request', async () => (await request(url)).body.text()],
  ['node:http', () => new Promise((resolve, reject) => http.get(url, resolve).on('error', reject))],
];

function lineWith(value: string): string {
  const asked = `{"method":"GET","url":"${url}","headers":[],"body":{"as":"none"}}`;
  const answer = `{"status":200,"statusText":"OK","headers":[],"body":{"as":"json","value":${value}}}`;
  return `{"kind":"interaction","key":"${key}","request":${asked},"response":${answer}}`;
}

function cassette(line: string, entries: string): string {
  const header = '{"schemaVersion":1,"kind":"cassette","test":"suite > a"}';
  const bytes = header.length + line.length + 2;
  const places = entries.replace('AT', `[[${String(header.length + 1)},${String(line.length)}]]`);
  return `${header}\n${line}\n{"kind":"index","bytes":${String(bytes)},"entries":${places}}\n`;
}

function staged(content: string): CassetteStage {
  const stage = cassetteStage();
  writeFileSync(stage.path, content);
  return stage;
}

describe('a cassette that was made to do harm is refused', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  test.for(clients)('where its JSON would exhaust the stack: %s', async ([, body]) => {
    using stage = staged(cassette(lineWith(deep), `{"${key}":AT}`));
    const { error } = await stage.attempt('playback', body);
    expect(error).toMatchObject({
      code: 'CASSETTE_INVALID',
      message: expect.stringContaining('more than 1000 levels') as string,
    });
  });

  test('also without an index', async () => {
    using stage = staged(cassette(lineWith(deep), `{"${key}":AT}`).split('\n').slice(0, 2).join('\n'));
    const { error } = await stage.attempt('playback', () => fetch(url));
    expect(error).toMatchObject({
      code: 'CASSETTE_INVALID',
      message: expect.stringContaining('line 2') as string,
    });
  });

  test('where a line is longer than memory allows for', async () => {
    using stage = staged(cassette(lineWith('1'), `{"${key}":[[0,${String(900 * mebibyte)}]]}`));
    const { error } = await stage.attempt('playback', () => fetch(url));
    expect(error).toMatchObject({
      code: 'CASSETTE_INVALID',
      message: expect.stringContaining('at most 64 MiB') as string,
    });
  });

  test('where the file is', async () => {
    using stage = staged(cassette(lineWith('1'), `{"${key}":AT}`));
    truncateSync(stage.path, 5000 * mebibyte);
    const { error } = await stage.attempt('playback', () => fetch(url));
    expect(error).toMatchObject({
      code: 'CASSETTE_INVALID',
      message: expect.stringContaining('5000 MiB') as string,
    });
  });
});

describe('what only looks harmful is played', () => {
  test('brackets in a text', async () => {
    const brackets = `"${'['.repeat(20_000)}\\\\\\"${'{'.repeat(20_000)}"`;
    using stage = staged(cassette(lineWith(brackets), `{"${key}":AT}`));
    const { value } = await stage.run('playback', async () => (await fetch(url)).text());
    expect(value).toBe(brackets);
  });

  test('names that objects inherit', async () => {
    const value = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    using stage = staged(
      cassette(lineWith(value), `{"__proto__":[[0,1]],"constructor":[[0,1]],"${key}":AT}`),
    );
    const { value: played } = await stage.run('playback', async () => (await fetch(url)).text());
    expect(played).toBe(value);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
