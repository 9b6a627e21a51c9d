import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a measurement in a process of its own.
 *
 * @param script - Name of a module of this folder.
 * @param options - What it is called with, by name; `true` for a switch.
 * @returns What it printed, as JSON; `undefined` where it printed nothing.
 * @throws Error where it fails.
 */
export async function runChild<T>(
  script: 'play.ts' | 'hold.ts',
  options: Readonly<Record<string, string | true>>,
): Promise<T | undefined> {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, value],
  );
  const node = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
  const { stdout } = await run(process.execPath, [...node, join(import.meta.dirname, script), ...given]);
  return stdout === '' ? undefined : (JSON.parse(stdout) as T);
}
