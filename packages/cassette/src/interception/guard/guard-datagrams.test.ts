import dgram from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { interceptHttp } from '../../index.ts';
import { cassetteStage } from '../../testing/cassette-stage.contract.ts';

interface Receiver extends AsyncDisposable {
  readonly socket: dgram.Socket;
  readonly port: number;
  readonly received: readonly string[];
}

async function startReceiver(): Promise<Receiver> {
  const socket = dgram.createSocket('udp4');
  const received: string[] = [];
  socket.on('message', (message) => received.push(String(message)));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    socket,
    received,
    port: socket.address().port,
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(resolve)),
  };
}

type Send = (socket: dgram.Socket, port: number) => Promise<unknown>;

async function failure(socket: dgram.Socket): Promise<never> {
  const [error] = (await once(socket, 'error')) as [unknown];
  throw error;
}

function called(start: (callback: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

const sends: [string, Send][] = [
  [
    'send',
    (socket, port) =>
      called((callback) => {
        socket.send('hello', port, '127.0.0.1', callback);
      }),
  ],
  [
    'send of a part',
    (socket, port) =>
      called((callback) => {
        socket.send('hello', 0, 5, port, '127.0.0.1', callback);
      }),
  ],
  [
    'send without callback',
    (socket, port) => {
      socket.send('hello', port);
      return failure(socket);
    },
  ],
  [
    'connect',
    (socket, port) => {
      socket.connect(port, '127.0.0.1');
      return failure(socket);
    },
  ],
];

describe('in playback', () => {
  test.for(sends)('%s of a datagram is refused', async ([, send]) => {
    using stage = cassetteStage();
    await using receiver = await startReceiver();
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = stage.open('playback');
    const socket = dgram.createSocket('udp4');
    await expect(interception.run(session, () => send(socket, receiver.port))).rejects.toMatchObject({
      code: 'LIVE_CALL_REFUSED',
      fields: { target: expect.stringContaining(`:${String(receiver.port)}`) as string, client: 'UDP' },
    });
    expect(session.problems()).toMatchObject([{ code: 'LIVE_CALL_REFUSED' }]);
    expect(receiver.received).toEqual([]);
    socket.close();
  });

  test('allowed hosts and sockets of the process itself are reached', async () => {
    using stage = cassetteStage();
    await using allowed = await startReceiver();
    const host = `127.0.0.1:${String(allowed.port)}`;
    using interception = interceptHttp({
      unattributed: () => undefined,
      allowHosts: [host],
      leaveOwnServers: true,
    });
    await using own = await startReceiver();
    const session = stage.open('playback');
    await interception.run(session, async () => {
      for (const { port, socket: receiving } of [allowed, own]) {
        const socket = dgram.createSocket('udp4');
        const arrived = once(receiving, 'message');
        await called((callback) => {
          socket.send('hello', port, '127.0.0.1', callback);
        });
        await arrived;
        socket.close();
      }
    });
    expect([...allowed.received, ...own.received]).toEqual(['hello', 'hello']);
    expect(session.problems()).toEqual([]);
  });
});

test('outside playback a datagram passes and is counted, also over a connected socket', async () => {
  using stage = cassetteStage();
  await using receiver = await startReceiver();
  const { session } = await stage.run('live', async () => {
    const socket = dgram.createSocket('udp4');
    await called((callback) => {
      socket.connect(receiver.port, '127.0.0.1', callback);
    });
    const arrived = once(receiver.socket, 'message');
    socket.send('hello');
    await arrived;
    socket.close();
  });
  expect(session.counts().liveCalls).toBe(1);
});
