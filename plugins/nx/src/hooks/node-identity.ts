import { execFileSync } from 'node:child_process';

/**
 * Says which Node will run the tests, as far as their outcome depends on it: major version,
 * platform and architecture.
 *
 * @param executable - Path of the Node that runs Nx. Nx's daemon, which may be asking, can
 *   have been started by another.
 * @returns Such as `v24-linux-x64`.
 * Side effect: asks the executable for its version where it is not the one running.
 */
export function nodeIdentity(executable: string): string {
  const version = executable === process.execPath ? process.version : askVersion(executable);
  return [version.split('.')[0], process.platform, process.arch].join('-');
}

function askVersion(executable: string): string {
  try {
    return execFileSync(executable, ['--version'], { encoding: 'utf8', timeout: 10_000 }).trim();
  } catch {
    // Another path is another Node, for all that can be told.
    return executable;
  }
}
