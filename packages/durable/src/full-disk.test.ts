import { execFileSync, spawnSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { scriptPath } from '../fixtures/child.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const ownMounts = ['--mount', '--map-root-user', 'sh', '-c'];
const mount = 'mount -t tmpfs -o size=64k,nr_inodes=32 tmpfs "$0"';
const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', [...ownMounts, mount, '/mnt'], { stdio: 'ignore' }).status === 0;

test.runIf(canMount)(
  'on a disk that is really full nothing is lost, each failure says so, and all goes on after',
  () => {
    using folder = temporaryFolder();
    const command = `${mount} && exec '${process.execPath}' '${scriptPath('full-disk.ts')}' "$0"`;
    const output = execFileSync('unshare', [...ownMounts, command, folder.path], { encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual({
      file: 'DISK_FULL',
      log: 'DISK_FULL',
      lock: 'DISK_FULL',
      'lock files': [],
      content: 'old',
      'mode after': 'exclusive',
      'log after': [{ n: 1 }, { n: 3 }],
      'files after': ['file', 'locks', 'log.jsonl'],
    });
  },
);
