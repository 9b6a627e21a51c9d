import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import http from 'node:http';
import net from 'node:net';
import { promisify } from 'node:util';
import type * as Undici from 'undici';
import { describe, expect, test, vi } from 'vitest';
import { interceptHttp } from '../index.ts';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const run = promisify(execFile);
const options = { unattributed: () => undefined, allowHosts: [] };
const require = createRequire(import.meta.url);

/** A copy of undici of its own, as another package would bring it. */
function freshUndici(name: 'undici' | 'undici7'): typeof Undici {
  const folder = require.resolve(name).replace(/index\.js$/, '');
  for (const path of Object.keys(require.cache))
    if (path.startsWith(folder)) Reflect.deleteProperty(require.cache, path);
  return require(name) as typeof Undici;
}

describe('interception', () => {
  test('takes everything back when it is disposed', () => {
    const seams = (): unknown[] => [
      globalThis.fetch,
      Reflect.get(http.Agent.prototype, 'addRequest'),
      net.Socket.prototype.connect,
    ];
    const before = seams();
    {
      using _ = interceptHttp(options);
      for (const [index, seam] of seams().entries()) expect(seam).not.toBe(before[index]);
    }
    expect(seams()).toEqual(before);
  });

  test('has no effect any more where a mock puts an old function back', async () => {
    await using server = await startLoopbackServer((_, response) => response.end('live'));
    {
      using _ = interceptHttp(options);
      vi.spyOn(globalThis, 'fetch');
    }
    vi.restoreAllMocks();
    expect(await (await fetch(server.origin)).text()).toBe('live');
  });

  test('of several, the one that was started last decides alone', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end('live'));
    using _ = interceptHttp(options);
    const { session } = await stage.run('record', async () => (await fetch(server.origin)).text());
    expect(session.counts().recorded).toBe(1);
    await expect(fetch(server.origin)).rejects.toMatchObject({ code: 'LIVE_CALL_REFUSED' });
  });

  test.for(['undici', 'undici7'] as const)('finds a copy of %s that is loaded later', async (name) => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end('live'));
    const ask = async (): Promise<string> => {
      const { Agent, request } = freshUndici(name);
      return (await request(server.origin, { dispatcher: new Agent() })).body.text();
    };
    expect((await stage.run('record', ask)).value).toBe('live');
    expect((await stage.run('playback', ask)).value).toBe('live');
    expect(server.requests()).toBe(1);
  });

  test('finds several copies that are loaded one after the other before either is used', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end('live'));
    const ask = async (): Promise<string[]> => {
      const copies = [freshUndici('undici'), freshUndici('undici7'), freshUndici('undici')];
      const agents = copies.map(({ Agent }) => new Agent());
      return Promise.all(
        copies.map(async ({ request }, index) =>
          (await request(server.origin, { dispatcher: agents[index] as Undici.Agent })).body.text(),
        ),
      );
    };
    expect((await stage.run('record', ask)).value).toEqual(['live', 'live', 'live']);
    expect((await stage.run('playback', ask)).value).toEqual(['live', 'live', 'live']);
    expect(server.requests()).toBe(3);
  });

  test('finds a fetch that was captured before Node had loaded its own undici', async () => {
    const script = `
      const captured = fetch;
      const { interceptHttp } = await import(${JSON.stringify(new URL('../index.ts', import.meta.url).href)});
      interceptHttp({ unattributed: () => undefined, allowHosts: [] });
      await captured('http://127.0.0.1:40404/').catch((error) => console.log(error.cause.message));
    `;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
    expect(stdout).toContain('GET http://127.0.0.1:40404/ was refused');
  });
});
