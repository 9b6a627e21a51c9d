import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';

/** Lists running processes, one a line: terminal, then command line. */
export type ProcessLister = () => string;

/**
 * Finds the terminal in which an `nx` command was typed. Nx's daemon runs hooks in a process
 * whose output goes to a log that nobody reads, and offers them no way to the terminal.
 *
 * @param argv - Command line of the `nx` command, as its own `process.argv`.
 * @param listProcesses - Lists running processes; `ps` where absent.
 * @returns Path of the terminal's device; `undefined` where there is none, or where the same
 *   command runs in several.
 */
export function clientTerminal(
  argv: readonly string[],
  listProcesses: ProcessLister = listWithPs,
): string | undefined {
  const [, script = '', ...rest] = argv;
  const command = [basename(script), ...rest].join(' ');
  const terminals = new Set(
    listProcesses()
      .split('\n')
      .map((line) => /^\s*(?<terminal>[\w/]+)\s+(?<args>\S.*)$/u.exec(line)?.groups)
      .filter((groups) => isCommand(groups?.['args'] ?? '', command))
      .map((groups) => groups?.['terminal'] ?? ''),
  );
  const [terminal] = terminals;
  return terminals.size === 1 && terminal !== undefined ? `/dev/${terminal}` : undefined;
}

function isCommand(args: string, command: string): boolean {
  return args.endsWith(`/${command}`) || args.endsWith(` ${command}`);
}

function listWithPs(): string {
  try {
    return execFileSync('ps', ['-axww', '-o', 'tty=,args='], {
      encoding: 'utf8',
      timeout: 5_000,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // No `ps`, or one that takes other options: then there is no terminal to be found.
    return '';
  }
}
