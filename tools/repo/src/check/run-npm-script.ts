import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** A script to run, and where. */
export interface NpmScriptRun {
  /** Absolute path of the folder of the package.json. */
  readonly root: string;
  /** Name of the script. */
  readonly name: string;
  /** Environment of the child; `npm_execpath` in it says which npm runs the script. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Runs one script of a package.json through the npm that runs this process, in a child that shares
 * this one's terminal. Not through `node --run`, which answers 0 for a script that a signal ended.
 *
 * @param run - The script and where it stands.
 * @returns Its exit status; 128 and the signal's number where a signal ended npm itself.
 * @throws PlumblineError `NPM_UNKNOWN` where the environment does not name npm.
 */
export async function runNpmScript({ root, name, environment }: NpmScriptRun): Promise<number> {
  const npm = environment['npm_execpath'];
  if (npm === undefined) {
    throw new PlumblineError({
      code: 'NPM_UNKNOWN',
      message: 'The environment variable npm_execpath is not set, so this was not started through npm.',
      remedy: 'Start it as a script of the root: `npm run check`.',
      exitCode: exitCodes.usage,
    });
  }
  const command = [npm, 'run', '--silent', name];
  const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit', env: environment });
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal === null ? (status ?? 1) : 128 + constants.signals[signal];
}
