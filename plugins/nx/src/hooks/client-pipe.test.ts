import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { clientPipe } from './client-pipe.ts';

const argv = ['/usr/bin/node', '/work/node_modules/.bin/nx', 'run-many', '-t', 'qa'];
const client = ['node', ...argv.slice(1)];

interface Running {
  readonly line: readonly string[];
  readonly output: string;
  /** Its working directory. */
  readonly folder?: string;
}

/** The id of the process that the pipe is found of. */
function pipeOf(running: readonly Running[]): string | undefined {
  using processes = temporaryWorkspace({ self: '', 'meminfo/x': '' });
  for (const [index, { line, output, folder: directory = '/' }] of running.entries()) {
    const folder = String(100 + index);
    processes.write(join(folder, 'cmdline'), line.map((part) => `${part}\0`).join(''));
    mkdirSync(join(processes.root, folder, 'fd'));
    symlinkSync(output, join(processes.root, folder, 'fd/1'));
    symlinkSync(directory, join(processes.root, folder, 'cwd'));
  }
  return clientPipe(argv, processes.root)?.slice(processes.root.length);
}

describe('the pipe of a command', () => {
  it('is the one that the command itself prints to, not the shell around it', () => {
    const shell = { line: ['sh', '-c', 'nx run-many -t qa'], output: 'pipe:[1]' };
    const other = { line: [...client.slice(0, -1), 'build'], output: 'pipe:[2]' };
    expect(pipeOf([shell, other, { line: client, output: 'pipe:[3]' }])).toBe('/102/fd/1');
  });

  it('is found where the command was named from its folder', () => {
    const line = ['node', 'node_modules/.bin/nx', ...argv.slice(2)];
    expect(pipeOf([{ line, output: 'pipe:[1]', folder: '/elsewhere' }])).toBeUndefined();
    expect(pipeOf([{ line, output: 'pipe:[1]', folder: '/work' }])).toBe('/100/fd/1');
  });

  it('is found behind options of Node', () => {
    expect(pipeOf([{ line: ['node', '--no-warnings', ...argv.slice(1)], output: 'pipe:[1]' }])).toBe(
      '/100/fd/1',
    );
  });

  it.each([
    ['it prints to a terminal', [{ line: client, output: '/dev/pts/3' }]],
    ['it prints to a file', [{ line: client, output: '/tmp/log' }]],
    ['it prints to a socket', [{ line: client, output: 'socket:[1]' }]],
    ['it has ended', []],
    [
      'it runs twice',
      [
        { line: client, output: 'pipe:[1]' },
        { line: client, output: 'pipe:[2]' },
      ],
    ],
  ])('is none where %s', (_case, running) => {
    expect(pipeOf(running)).toBeUndefined();
  });

  it('is none where there is no such folder', () => {
    expect(clientPipe(argv, '/no/such/folder')).toBeUndefined();
  });
});
