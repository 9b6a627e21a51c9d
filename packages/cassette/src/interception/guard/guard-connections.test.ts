import { once } from 'node:events';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import { dirname, join } from 'node:path';
import tls from 'node:tls';
import { connect as connectUndici } from 'undici';
import { describe, expect, test } from 'vitest';
import { interceptHttp } from '../../index.ts';
import { cassetteStage } from '../../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../../testing/loopback-server.contract.ts';

const WebSocketOfWs = createRequire(import.meta.url)('ws') as new (url: string) => NodeJS.EventEmitter;

type Connect = (port: number) => Promise<unknown>;

async function failure(emitter: NodeJS.EventEmitter): Promise<never> {
  const [error] = (await once(emitter, 'error')) as [unknown];
  throw error;
}

function eventOf(target: EventTarget, type: string): Promise<Event> {
  return new Promise((resolve) => {
    target.addEventListener(type, resolve, { once: true });
  });
}

const connections: [string, Connect, client: string | undefined][] = [
  ['net.connect', (port) => failure(net.connect(port, '127.0.0.1')), undefined],
  ['net.connect with options', (port) => failure(net.connect({ port, host: '127.0.0.1' })), undefined],
  ['new Socket().connect', (port) => failure(new net.Socket().connect(port, '127.0.0.1')), undefined],
  ['tls.connect', (port) => failure(tls.connect(port, '127.0.0.1')), undefined],
  ['the ws client', (port) => failure(new WebSocketOfWs(`ws://127.0.0.1:${String(port)}`)), 'ws'],
  ['undici.connect', (port) => connectUndici(`http://127.0.0.1:${String(port)}`), 'undici'],
  [
    'an upgrade by node:http',
    (port) =>
      failure(
        http.get({ port, host: '127.0.0.1', headers: { connection: 'upgrade', upgrade: 'websocket' } }),
      ),
    undefined,
  ],
  [
    'CONNECT by node:http',
    (port) => failure(http.request({ port, host: '127.0.0.1', method: 'CONNECT' }).end()),
    undefined,
  ],
];

describe('in playback', () => {
  test.for(connections)('%s is refused, with target and client', async ([, connect, client]) => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end());
    const port = Number(new URL(server.origin).port);
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = stage.open('playback');
    await expect(interception.run(session, () => connect(port))).rejects.toMatchObject({
      code: 'LIVE_CALL_REFUSED',
      exitCode: 40,
      fields: { target: server.host, ...(client !== undefined && { client }) },
    });
    expect(session.problems()).toMatchObject([{ code: 'LIVE_CALL_REFUSED' }]);
    expect(session.counts().liveCalls).toBe(1);
    expect(server.requests()).toBe(0);
  });

  test('global WebSocket is refused, and the refusal is remembered', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end());
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = stage.open('playback');
    await interception.run(session, () => eventOf(new WebSocket(`ws://${server.host}`), 'error'));
    expect(session.problems()).toMatchObject([
      {
        code: 'LIVE_CALL_REFUSED',
        message: expect.stringContaining(`CONNECT ${server.host} by WebSocket`) as string,
      },
    ]);
  });

  test('a connection outside a session is refused', async () => {
    using _ = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    await expect(failure(net.connect(9, '127.0.0.1'))).rejects.toMatchObject({
      code: 'LIVE_CALL_REFUSED',
      message: expect.stringContaining('outside a test') as string,
    });
  });

  test('allowed hosts, Unix sockets and pipes are left alone', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end('over tcp'));
    const path =
      process.platform === 'win32'
        ? String.raw`\\.\pipe\plumbline-guard`
        : join(dirname(stage.path), 'guard.sock');
    const local = http.createServer((_, response) => response.end('over a socket file')).listen(path);
    await once(local, 'listening');
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [server.host] });
    const session = stage.open('playback');
    await interception.run(session, async () => {
      const direct = net.connect(Number(new URL(server.origin).port), '127.0.0.1');
      await once(direct, 'connect');
      direct.destroy();
      const [response] = (await once(http.get({ socketPath: path, agent: false }), 'response')) as [
        http.IncomingMessage,
      ];
      response.resume();
      expect(response.statusCode).toBe(200);
    });
    expect(session.counts()).toEqual({ hits: 0, misses: 0, recorded: 0, liveCalls: 0 });
    local.close();
  });
});

test('outside playback a connection passes and is counted', async () => {
  using stage = cassetteStage();
  await using server = await startLoopbackServer((_, response) => response.end());
  const { session } = await stage.run('live', async () => {
    const socket = net.connect(Number(new URL(server.origin).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
  });
  expect(session.counts().liveCalls).toBe(1);
});
