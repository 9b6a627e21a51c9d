import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { exitCodes, formatError, PlumblineError, reportError } from '@plumbline/contracts/errors';
import { anyGoal } from './brain/scenarios/any-goal.ts';
import { scenarios } from './brain/scenarios/index.ts';
import { startEmulator } from './emulator.ts';

const defaultPort = 4010;

/** Where the emulator's command prints, and what ends it. */
export interface EmulatorTerminal {
  /** Prints one line of results. */
  readonly out: (line: string) => void;
  /** Prints one line of progress or of an error. */
  readonly err: (line: string) => void;
  /** Aborted when the emulator is to end. */
  readonly stop: AbortSignal;
}

/**
 * Runs the emulator's command until it is told to stop. Opens a listening socket and closes it.
 *
 * @param args - Arguments after the script's name.
 * @param terminal - Where to print, and what ends the run.
 * @returns The exit status.
 */
export async function runEmulator(args: readonly string[], terminal: EmulatorTerminal): Promise<number> {
  try {
    const { port, wantsHelp } = readArguments(args);
    if (wantsHelp) {
      terminal.out(helpText());
    } else {
      await serve(port, terminal);
    }
    return exitCodes.ok;
  } catch (thrown) {
    terminal.err(formatError(reportError(thrown)));
    return thrown instanceof PlumblineError ? thrown.exitCode : exitCodes.internal;
  }
}

function helpText(): string {
  const goals = scenarios.map(({ goal, purpose }) => `  "${goal}"\n      ${purpose}`);
  return `Usage: node tools/emulator/src/cli.ts [--port <number>]

Starts a loopback emulator of the OpenAI, Anthropic and Gemini APIs. It prints one line
for each variable that an SDK reads its base URL from, and runs until SIGINT or SIGTERM.

  --port <number>   Port on 127.0.0.1 (default ${String(defaultPort)}; 0 takes a free one)
  --help            Print this

What it answers depends on the goal in the first message:
${goals.join('\n')}
  any other goal
      ${anyGoal.purpose}`;
}

async function serve(port: number, { out, err, stop }: EmulatorTerminal): Promise<void> {
  await using emulator = await startEmulator({ port });
  for (const [variable, url] of Object.entries(emulator.baseUrls)) {
    out(`${variable}=${url}`);
  }
  err('The emulator is ready. Its replies are made up; no model is asked.');
  if (!stop.aborted) {
    await once(stop, 'abort');
  }
}

function readArguments(args: readonly string[]): { readonly port: number; readonly wantsHelp: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, help: { type: 'boolean', default: false } },
    });
    return { port: readPort(values.port ?? String(defaultPort)), wantsHelp: values.help };
  } catch (thrown) {
    throw usageError(thrown);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535) {
    throw new RangeError(`--port is "${text}"; expected a number from 0 to 65535.`);
  }
  return port;
}

function usageError(thrown: unknown): PlumblineError {
  return new PlumblineError({
    code: 'USAGE',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    remedy: 'Run with --help for the options.',
    exitCode: exitCodes.usage,
    cause: thrown,
  });
}
