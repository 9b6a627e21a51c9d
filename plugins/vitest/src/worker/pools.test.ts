import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';

const plugin = join(import.meta.dirname, '../..');
const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-pools-'));
let seen = 0;
const server = createServer((request, response) => {
  seen += 1;
  request.resume();
  response.end(request.url);
});

/** Runs the fixture by the command `vitest`, and gives what it prints. */
async function printedBy(httpMode: string, pool: string): Promise<string> {
  const child = spawn(process.execPath, [vitest, 'run', '--pool', pool, '--no-file-parallelism'], {
    cwd: join(folder, 'pools'),
    env: {
      ...process.env,
      CI: '',
      NO_COLOR: '1',
      PLUMBLINE_HTTP_MODE: httpMode,
      SERVICE: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    },
  });
  return (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
}

beforeAll(async () => {
  cpSync(join(plugin, 'fixtures/plain/pools'), join(folder, 'pools'), { recursive: true });
  symlinkSync(join(plugin, '../../node_modules'), join(folder, 'node_modules'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  expect(await printedBy('record', 'vmThreads')).toContain('10 passed');
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test.each(['forks', 'threads', 'vmThreads', 'vmForks'])(
  'the pool %s plays every client back',
  async (pool) => {
    const before = seen;
    expect(await printedBy('playback', pool)).toContain('10 passed');
    expect(seen).toBe(before);
  },
);
