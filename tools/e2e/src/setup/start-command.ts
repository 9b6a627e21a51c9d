import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Command, CommandResult } from './run-command.ts';

/** Whom a signal is sent to: everyone in the foreground, as a terminal does, or the command alone. */
export type Addressee = 'group' | 'parent';

/** A command that runs, in a process group of its own as in a terminal. */
export interface RunningCommand {
  /** Sends SIGINT. */
  readonly interrupt: (whom: Addressee) => void;
  /** How it ended, once it has. */
  readonly ended: Promise<CommandResult>;
}

/**
 * Starts a command, without a shell and without anything to read.
 *
 * @param command - What to run, and where.
 * @returns The command, running.
 * @throws Error where it cannot be started.
 */
export async function startCommand(command: Command): Promise<RunningCommand> {
  const child = spawn(command.file, command.arguments, {
    cwd: command.cwd,
    env: command.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const end = once(child, 'close') as Promise<[number | null]>;
  const ended = Promise.all([text(child.stdout), text(child.stderr), end]);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  return {
    interrupt: (whom) => void process.kill(whom === 'group' ? -pid : pid, 'SIGINT'),
    ended: ended.then(([stdout, stderr, [status]]) => ({ status, stdout, stderr })),
  };
}

/**
 * Tells whether a process is still there. One that has ended and that nobody has taken notice of is not.
 *
 * @param pid - Its id.
 * @returns True where it runs.
 */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}
