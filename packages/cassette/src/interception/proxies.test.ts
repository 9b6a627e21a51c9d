import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as undici from 'undici';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackProxy } from '../testing/loopback-proxy.contract.ts';
import { selfSignedCertificate } from './http2/self-signed-certificate.ts';

const run = promisify(execFile);
const fixture = fileURLToPath(new URL('../../fixtures/ask-through-proxy.ts', import.meta.url));
const certificate = selfSignedCertificate();

type Ask = (url: string, proxy: string) => Promise<string>;

const proxied: [string, string, Ask][] = [
  [
    'undici.request with EnvHttpProxyAgent',
    'GET http://localhost/a',
    async (url, proxy) => {
      const dispatcher = new undici.EnvHttpProxyAgent({ httpProxy: proxy, httpsProxy: proxy, noProxy: '' });
      return (await undici.request(url, { dispatcher })).body.text();
    },
  ],
  [
    'undici.fetch with ProxyAgent and a tunnel',
    'CONNECT localhost:80',
    async (url, proxy) => {
      const dispatcher = new undici.ProxyAgent({ uri: proxy, proxyTunnel: true });
      return (await undici.fetch(url, { dispatcher })).text();
    },
  ],
  [
    'node:http with an agent that has the variables',
    'GET http://localhost/a',
    async (url, proxy) => {
      const options = { keepAlive: false, proxyEnv: { HTTP_PROXY: proxy } };
      const [response] = (await once(http.get(url, { agent: new http.Agent(options) }), 'response')) as [
        http.IncomingMessage,
      ];
      return text(response);
    },
  ],
];

describe.for(proxied)('%s', ([, asked, ask]) => {
  test('is recorded through its proxy, and played back without one', async () => {
    using stage = cassetteStage();
    const live = await (async () => {
      await using proxy = await startLoopbackProxy(certificate);
      const { value } = await stage.run('record', () => ask('http://localhost/a', proxy.origin));
      return { value, proxy: proxy.origin, asked: proxy.asked.map((one) => one.replace(/:80(?=\/)/, '')) };
    })();
    expect(live).toMatchObject({ value: '/a', asked: [asked] });
    expect(readFileSync(stage.path, 'utf8')).not.toContain(new URL(live.proxy).host);
    const { value, session } = await stage.run('playback', () => ask('http://localhost/a', live.proxy));
    expect(value).toBe('/a');
    expect(session.counts()).toMatchObject({ hits: 1, liveCalls: 0 });
    const direct = await stage.run('playback', async () => (await fetch('http://localhost/a')).text());
    expect(direct.value).toBe('/a');
  });
});

describe('a process whose environment names a proxy', () => {
  test.for(['http', 'https'] as const)(
    'is recorded and played back over %s, by fetch and by Node',
    { timeout: 30_000 },
    async (scheme) => {
      using stage = cassetteStage();
      const trusted = join(dirname(stage.path), 'trusted.pem');
      writeFileSync(trusted, certificate.cert);
      const ask = async (mode: string, proxy: string): Promise<unknown> => {
        const env = { ...process.env, NODE_USE_ENV_PROXY: '1', NODE_EXTRA_CA_CERTS: trusted };
        const variables = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: '', no_proxy: '' };
        const { stdout } = await run(process.execPath, [fixture, stage.path, mode, `${scheme}://localhost`], {
          env: { ...env, ...variables },
        });
        return JSON.parse(stdout) as unknown;
      };
      const live = await (async () => {
        await using proxy = await startLoopbackProxy(certificate);
        return { told: await ask('record', proxy.origin), proxy: proxy.origin, asked: proxy.asked };
      })();
      const had = ['/fetch', '/http'];
      expect(live.told).toMatchObject({ had, counts: { hits: 0, misses: 0, recorded: 2, liveCalls: 2 } });
      expect(live.asked).toHaveLength(2);
      expect(await ask('playback', live.proxy)).toMatchObject({
        had,
        counts: { hits: 2, misses: 0, recorded: 0, liveCalls: 0 },
      });
    },
  );
});
