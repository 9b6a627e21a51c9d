import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { watchOwnServers } from './own-servers.ts';

test('knows a server of this process by its port on loopback, for as long as it listens', async () => {
  using own = watchOwnServers();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);
  expect(['127.0.0.1', 'localhost', '[::1]', '127.9.9.9'].map((host) => own.has(host, port))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(own.has('example.com', port)).toBe(false);
  server.close();
  await once(server, 'close');
  expect(own.has('127.0.0.1', port)).toBe(false);
});

test('knows no server that started before it watched', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  using own = watchOwnServers();
  expect(own.has('127.0.0.1', String((server.address() as AddressInfo).port))).toBe(false);
  server.close();
});
