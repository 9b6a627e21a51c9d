import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { soakVariable, type SoakSuite } from './soak-suites.ts';

/**
 * Runs the long tests of one package with their full counts, in a Vitest of its own that prints to
 * this terminal.
 *
 * @param root - Absolute path of the workspace root.
 * @param suite - The tests.
 * @param environment - Environment to run them in.
 * @returns True where all passed.
 */
export function runSoakSuite(root: string, suite: SoakSuite, environment: NodeJS.ProcessEnv): boolean {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...suite.files], {
    cwd: join(root, suite.directory),
    stdio: 'inherit',
    env: { ...environment, [soakVariable]: '1' },
  });
  return status === 0;
}
