import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** What npm shall do, and where. */
export interface NpmRun {
  /** Absolute path of the folder of the package.json. */
  readonly root: string;
  /** Arguments of npm, such as `run`, `lint`. */
  readonly args: readonly string[];
  /** Environment of the child; `npm_execpath` in it says which npm runs. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Runs npm, the one that runs this process, in a child that shares this one's terminal. For scripts
 * it is npm and not `node --run`, which answers 0 for a script that a signal ended.
 *
 * @param run - What npm shall do, and where.
 * @returns Its exit status; 128 and the signal's number where a signal ended npm itself.
 * @throws PlumblineError `NPM_UNKNOWN` where the environment does not name npm.
 */
export async function runNpm({ root, args, environment }: NpmRun): Promise<number> {
  const npm = environment['npm_execpath'];
  if (npm === undefined) {
    throw new PlumblineError({
      code: 'NPM_UNKNOWN',
      message: 'The environment variable npm_execpath is not set, so this was not started through npm.',
      remedy: 'Start it as a script of the root, such as `npm run check`.',
      exitCode: exitCodes.usage,
    });
  }
  const command = [npm, ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit', env: environment });
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal === null ? (status ?? 1) : 128 + constants.signals[signal];
}
