import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
    stdio: ['inherit', program.output === 'stdout' ? 'inherit' : 2, 'inherit'],
  });
  const interrupt = (): void => {
    child.kill('SIGINT');
  };
  const stopForwarding = onAbort(program.signal, interrupt);
  try {
    const [status, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return { status, signal };
  } finally {
    stopForwarding();
  }
}

function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener();
  signal.addEventListener('abort', listener, { once: true });
  return () => {
    signal.removeEventListener('abort', listener);
  };
}
