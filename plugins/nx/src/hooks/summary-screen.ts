import { openSync } from 'node:fs';
import { WriteStream } from 'node:tty';
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
 * Opens the place where the person who typed the command looks: the terminal itself where Nx's
 * daemon runs the hook, this process's output otherwise.
 *
 * @param facts - Command line, environment and output.
 * @returns The screen; dispose it after use.
 */
export function openSummaryScreen({ argv, environment, output }: ScreenFacts): SummaryScreen {
  const device = environment['NX_DAEMON_PROCESS'] === 'true' ? clientTerminal(argv) : undefined;
  const terminal = device === undefined ? undefined : openTerminal(device);
  return screenOn(terminal ?? output, environment, () => terminal?.destroy());
}

function openTerminal(device: string): WriteStream | undefined {
  try {
    const stream = new WriteStream(openSync(device, 'r+'));
    stream.on('error', () => {
      // The terminal was closed meanwhile: nobody is there to read.
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
