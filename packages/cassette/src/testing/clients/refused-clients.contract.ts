import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connectRaw } from '../../../fixtures/connect-raw.ts';
import type { RefusedClient } from './contract-client.contract.ts';

const WebSocketOfWs = createRequire(import.meta.url)('ws') as new (url: string) => NodeJS.EventEmitter;

async function failure(emitter: NodeJS.EventEmitter): Promise<never> {
  const [error] = (await once(emitter, 'error')) as [unknown];
  throw error;
}

async function failureOfSocket(host: string): Promise<never> {
  const socket = new WebSocket(`ws://${host}`);
  return new Promise((_, reject) => {
    socket.addEventListener('error', () => {
      reject(new Error('WebSocket had an error'));
    });
  });
}

/** Clients that speak what no recording can answer. */
export const refusedClients: readonly RefusedClient[] = [
  {
    kind: 'refused',
    name: 'ws',
    scheme: 'http',
    calledName: 'ws',
    connect: (host) => failure(new WebSocketOfWs(`ws://${host}`)),
  },
  {
    kind: 'refused',
    name: 'global WebSocket',
    scheme: 'http',
    calledName: 'WebSocket',
    connect: failureOfSocket,
  },
  {
    kind: 'refused',
    name: 'node:net.connect',
    scheme: 'http',
    calledName: 'node:net',
    connect: (host) => failure(connectRaw(Number(host.split(':')[1]))),
  },
];
