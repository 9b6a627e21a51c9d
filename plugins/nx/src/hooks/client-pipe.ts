import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

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
    .map((id) => join(processes, id))
    .filter((process) => isCommand(process, argv))
    .map((process) => join(process, 'fd/1'));
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

/** Between Node and the script may stand options of Node; the script may be named from the working directory. */
function isCommand(process: string, [, script, ...words]: readonly string[]): boolean {
  if (script === undefined) return false;
  const line = commandLine(join(process, 'cmdline'));
  const [named, ...given] = line.slice(1).slice(-1 - words.length);
  if (named === undefined || given.length !== words.length) return false;
  return given.every((word, index) => word === words[index]) && isScript(process, named, script);
}

function isScript(process: string, named: string, script: string): boolean {
  return named === script || resolve(linked(join(process, 'cwd')) ?? '/', named) === script;
}

function isPipe(output: string): boolean {
  return linked(output)?.startsWith('pipe:') === true;
}

function linked(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    // Another user's, or ended meanwhile.
    return undefined;
  }
}
