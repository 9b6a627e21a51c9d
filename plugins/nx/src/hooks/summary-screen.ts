import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { WriteStream } from 'node:tty';
import { clientPipe } from './client-pipe.ts';
import { clientTerminal } from './client-terminal.ts';

/** Where a summary appears. */
export interface SummaryScreen extends Disposable {
  /** Columns there are. */
  readonly width: number;
  readonly color: boolean;
  /** Shows lines; resolves when they are out of this process. */
  show(lines: readonly string[]): Promise<void>;
}

/** What a screen depends on. */
export interface ScreenFacts {
  /** Command line of the `nx` command. */
  readonly argv: readonly string[];
  /** The environment: whether this is Nx's daemon, and wishes about colour. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where to show lines when the command's terminal is not to be found. */
  readonly output: ScreenOutput;
}

/** What a screen writes to: a terminal, a pipe or a file. */
export type ScreenOutput = Pick<NodeJS.WriteStream, 'write'> & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

const widthWithoutTerminal = 100;

/**
 * Opens the place where the person who typed the command looks: what the command itself prints to where
 * Nx's daemon runs the hook, this process's output otherwise.
 *
 * @param facts - Command line, environment and output.
 * @returns The screen; dispose it after use.
 */
export function openSummaryScreen({ argv, environment, output }: ScreenFacts): SummaryScreen {
  const isDaemon = environment['NX_DAEMON_PROCESS'] === 'true';
  const client = isDaemon ? (openPipe(clientPipe(argv)) ?? openTerminal(clientTerminal(argv))) : undefined;
  return screenOn(client ?? output, environment, () => client?.destroy());
}

/** Not to wait for a reader that is gone. */
function openPipe(path: string | undefined): Socket | undefined {
  return opened(path, (file) => {
    const fd = openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
    return new Socket({ fd, readable: false, writable: true });
  });
}

function openTerminal(device: string | undefined): WriteStream | undefined {
  return opened(device, (file) => new WriteStream(openSync(file, 'r+')));
}

function opened<S extends Socket>(path: string | undefined, open: (path: string) => S): S | undefined {
  if (path === undefined) return undefined;
  try {
    const stream = open(path);
    stream.on('error', () => {
      // It was closed meanwhile: nobody is there to read.
    });
    return stream;
  } catch {
    // Not ours to open.
    return undefined;
  }
}

function screenOn(
  output: ScreenOutput,
  environment: ScreenFacts['environment'],
  dispose: () => void,
): SummaryScreen {
  return {
    width: widthOf(output),
    color: wantsColor(output.isTTY === true, environment),
    show: (lines) => written(output, `\n${lines.join('\n')}\n\n`),
    [Symbol.dispose]: dispose,
  };
}

/** A terminal that does not know its own size says that it has no columns. */
function widthOf({ columns = 0 }: ScreenOutput): number {
  return columns > 0 ? columns : widthWithoutTerminal;
}

function wantsColor(isTerminal: boolean, environment: ScreenFacts['environment']): boolean {
  const { NO_COLOR: refused = '', FORCE_COLOR: forced = '' } = environment;
  if (refused !== '') return false;
  return forced === '' ? isTerminal : !['0', 'false'].includes(forced);
}

async function written(output: ScreenOutput, text: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  output.write(text, () => {
    resolve(undefined);
  });
  await promise;
}
