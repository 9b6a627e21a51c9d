import { readdirSync } from 'node:fs';

import { expect, test, vi } from 'vitest';

import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { lightBeacon } from './beacon.ts';
import { callBeacon } from './call-beacon.ts';

const isLinux = process.platform === 'linux';

test('a beacon answers while it is lit, and leaves no file when it is put out', async () => {
  using folder = temporaryFolder();
  const beacon = await lightBeacon(folder.path, 'a');
  const reply = await callBeacon(folder.path, beacon.address);
  expect(reply.kind).toBe('answers');
  if (reply.kind === 'answers') reply.socket.destroy();
  await beacon[Symbol.asyncDispose]();
  expect(readdirSync(folder.path)).toEqual([]);
  expect(await callBeacon(folder.path, beacon.address)).toEqual({ kind: 'silent' });
});

test.runIf(isLinux)('where no socket can be made, there is no address', async () => {
  await using beacon = await lightBeacon('/proc/self', 'a');
  expect(beacon.address).toBe('');
  expect(await callBeacon('/proc/self', beacon.address)).toEqual({ kind: 'silent' });
});

test.runIf(isLinux)('callers that hung up cost its owner nothing', async () => {
  using folder = temporaryFolder();
  await using beacon = await lightBeacon(folder.path, 'a');
  const before = readdirSync('/proc/self/fd').length;
  for (let call = 0; call < 20; call += 1) {
    const reply = await callBeacon(folder.path, beacon.address);
    if (reply.kind === 'answers') reply.socket.destroy();
  }
  await vi.waitFor(() => {
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
  });
});
