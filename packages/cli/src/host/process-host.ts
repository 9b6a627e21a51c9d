import type { Host } from '../command/host.ts';
import type { Program, ProgramEnd } from './run-program.ts';

const widthWithoutTerminal = 100;

/** The process as a host, which stops listening to signals when it is disposed. */
export type ProcessHost = Host & Disposable;

/** What of a process is used. */
export interface HostProcess {
  readonly cwd: () => string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { readonly isTTY: boolean; readonly columns: number };
  readonly on: (signal: NodeJS.Signals, listener: () => void) => unknown;
  readonly off: (signal: NodeJS.Signals, listener: () => void) => unknown;
}

/**
 * Makes the host of a process.
 *
 * @param target - The running process.
 * @returns The host; SIGINT, SIGTERM and SIGHUP abort its signal.
 */
export function processHost(target: HostProcess): ProcessHost {
  const controller = new AbortController();
  const interrupt = (): void => {
    controller.abort();
  };
  for (const name of interruptions) target.on(name, interrupt);
  return {
    directory: target.cwd(),
    environment: target.env,
    terminal: {
      width: target.stdout.isTTY ? target.stdout.columns : widthWithoutTerminal,
      color: wantsColor(target),
    },
    signal: controller.signal,
    now: Date.now,
    runProgram,
    [Symbol.dispose]: () => {
      for (const name of interruptions) target.off(name, interrupt);
    },
  };
}

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function wantsColor({ env, stdout }: HostProcess): boolean {
  const { NO_COLOR: refused = '', FORCE_COLOR: forced = '', TERM: terminal } = env;
  if (refused !== '') return false;
  if (forced !== '') return !['0', 'false'].includes(forced);
  return stdout.isTTY && terminal !== 'dumb';
}

async function runProgram(program: Program): Promise<ProgramEnd> {
  const { runNodeProgram } = await import('./run-node-program.ts');
  return await runNodeProgram(program);
}
