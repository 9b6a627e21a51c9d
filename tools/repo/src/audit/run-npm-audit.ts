import { spawnSync } from 'node:child_process';

/** Longest that the registry may take, in milliseconds. */
const patience = 60_000;

/**
 * Asks the registry for known vulnerabilities of everything in the lockfile.
 *
 * @param root - Absolute path of the workspace root.
 * @param npm - Path of npm's own JavaScript, as npm names it in `npm_execpath`.
 * @returns What `npm audit --json` wrote; empty where it took too long.
 */
export function runNpmAudit(root: string, npm: string): string {
  const { stdout } = spawnSync(process.execPath, [npm, 'audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: patience,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
