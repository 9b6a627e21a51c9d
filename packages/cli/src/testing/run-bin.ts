import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** The real command, running. */
export type RunningBin = ChildProcessByStdio<null, Readable, Readable>;

/** How the real command ended. */
export interface BinEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how to start the real command. */
export interface BinStart {
  readonly directory?: string;
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/**
 * Starts the real command as a child process.
 *
 * @param argv - The words after `plumb`.
 * @param start - Where and how.
 * @returns The process.
 */
export function startBin(argv: readonly string[], { directory, node = [] }: BinStart = {}): RunningBin {
  return spawn(process.execPath, [...node, bin, ...argv], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * Waits for the end of the real command.
 *
 * @param child - The process, just started.
 * @returns What it said, and its exit status.
 */
export async function endOfBin(child: RunningBin): Promise<BinEnd> {
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}
