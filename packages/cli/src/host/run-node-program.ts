import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Program, ProgramEnd } from './run-program.ts';

/**
 * Runs a Node program as a child process, by the same Node.
 *
 * @param program - What to run.
 * @returns How it ended.
 * @throws The error of the operating system where the process cannot be started.
 * Side effect: the program writes to stdout and stderr of this process.
 */
export async function runNodeProgram(program: Program): Promise<ProgramEnd> {
  const child = spawn(process.execPath, [program.script, ...program.arguments], {
    cwd: program.directory,
    env: program.environment,
    stdio: streams[program.output],
  });
  const interrupt = (): void => {
    child.kill('SIGINT');
  };
  const stopForwarding = onAbort(program.signal, interrupt);
  try {
    const [[status, signal], output] = await Promise.all([
      once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
      textOf(child.stdout),
    ]);
    return { status, signal, ...(output !== undefined && { output }) };
  } finally {
    stopForwarding();
  }
}

const streams: Readonly<Record<Program['output'], StdioOptions>> = {
  stdout: 'inherit',
  stderr: ['inherit', 2, 'inherit'],
  captured: ['ignore', 'pipe', 'ignore'],
};

async function textOf(stream: Readable | null): Promise<string | undefined> {
  return stream === null ? undefined : await text(stream);
}

function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener();
  signal.addEventListener('abort', listener, { once: true });
  return () => {
    signal.removeEventListener('abort', listener);
  };
}
