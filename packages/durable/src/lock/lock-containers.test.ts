import { spawn, spawnSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { childOf, scriptPath } from '../../fixtures/child.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { acquireLock } from './acquire-lock.ts';
import type { LockRequest } from './lock.ts';

/** As in a container: process ids, network and `/proc` of its own, the same folder. */
const isolated = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
const canIsolate = process.platform === 'linux' && spawnSync('unshare', [...isolated, 'true']).status === 0;

const request = (directory: string): LockRequest => ({
  directory,
  name: 'test',
  mode: 'exclusive',
  purpose: 'a test',
});

test.runIf(canIsolate)(
  'a holder in another container keeps its lock, and loses it when it is killed',
  async () => {
    using folder = temporaryFolder();
    const command = [
      ...isolated,
      process.execPath,
      scriptPath('holder.ts'),
      folder.path,
      'exclusive',
      'block',
    ];
    await using container = childOf(spawn('unshare', command, { stdio: ['pipe', 'pipe', 'inherit'] }));
    await container.line();
    for (let look = 0; look < 5; look += 1) {
      await expect(acquireLock(request(folder.path))).rejects.toMatchObject({
        fields: { holder: { isProvenAlive: true } },
      });
    }
    const waiter = acquireLock({
      ...request(folder.path),
      wait: { onWait: () => container.kill('SIGKILL') },
    });
    await using lock = await waiter;
    expect(lock.mode).toBe('exclusive');
  },
);
