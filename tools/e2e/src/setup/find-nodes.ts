import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandEnvironment } from './command-environment.ts';
import { runOrThrow } from './run-command.ts';

/** The oldest Node that what we publish supports. */
export const oldestNode = '22.15.0';

/**
 * Brings the oldest supported Node, as an npm package that holds the executable and nothing else.
 *
 * @param directory - Absolute path of a folder to keep it in, from one run to the next.
 * @returns Absolute path of the executable; `undefined` where there is no such package for this
 *   platform.
 */
export async function findOldestNode(directory: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) return undefined;
  const name = `node-linux-${process.arch}`;
  const executable = join(directory, 'node_modules', name, 'bin/node');
  if (existsSync(executable)) return executable;
  mkdirSync(directory, { recursive: true });
  await runOrThrow({
    file: 'npm',
    arguments: [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      `--prefix=${directory}`,
      `${name}@${oldestNode}`,
    ],
    cwd: directory,
    environment: commandEnvironment(process.execPath),
  });
  return executable;
}
