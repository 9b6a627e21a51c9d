import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** A command to run. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** How a command ended. */
export interface CommandResult {
  /** Exit status; `null` where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to its end, without a shell and without anything to read.
 *
 * @param command - What to run, and where.
 * @returns Its exit status and what it printed.
 */
export async function runCommand(command: Command): Promise<CommandResult> {
  const child = spawn(command.file, command.arguments, {
    cwd: command.cwd,
    env: command.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}

/**
 * Runs a command that has to succeed.
 *
 * @param command - What to run, and where.
 * @returns What it printed.
 * @throws Error with all that it printed where its exit status is not 0.
 */
export async function runOrThrow(command: Command): Promise<string> {
  const { status, stdout, stderr } = await runCommand(command);
  if (status === 0) return stdout;
  const line = [command.file, ...command.arguments].join(' ');
  throw new Error(`${line} ended with ${String(status)}:\n${stdout}\n${stderr}`);
}
