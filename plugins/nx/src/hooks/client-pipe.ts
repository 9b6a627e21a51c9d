import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds the pipe that an `nx` command prints to, where Linux shows the files that a process holds.
 *
 * @param argv - Command line of the `nx` command, as its own `process.argv`.
 * @param processes - Folder of what runs; `/proc` where absent.
 * @returns A path that opens the pipe; `undefined` where the command prints to something else, where
 *   it runs more than once, and on systems without such a folder.
 */
export function clientPipe(argv: readonly string[], processes = '/proc'): string | undefined {
  const outputs = processIds(processes)
    .filter((id) => isCommand(commandLine(join(processes, id, 'cmdline')), argv))
    .map((id) => join(processes, id, 'fd/1'));
  const [output] = outputs;
  return outputs.length === 1 && output !== undefined && isPipe(output) ? output : undefined;
}

function processIds(processes: string): readonly string[] {
  try {
    return readdirSync(processes).filter((name) => /^\d+$/u.test(name));
  } catch {
    return [];
  }
}

function commandLine(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\0').slice(0, -1);
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

/** Between Node and the script may stand options of Node. */
function isCommand(line: readonly string[], [, ...command]: readonly string[]): boolean {
  const end = line.slice(1).slice(-command.length);
  return (
    command.length > 0 && end.length === command.length && end.every((part, index) => part === command[index])
  );
}

function isPipe(output: string): boolean {
  try {
    return readlinkSync(output).startsWith('pipe:');
  } catch {
    // Another user's.
    return false;
  }
}
