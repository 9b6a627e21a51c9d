import { formatError, isPlumblineError, reportError } from '@plumbline/contracts/errors';

/**
 * Runs the body of a script; where it throws, says why and sets the exit status.
 *
 * @param body - What the script does.
 * @returns When it has ended, well or not.
 */
export async function runScript(body: () => void | Promise<void>): Promise<void> {
  try {
    await body();
  } catch (thrown) {
    console.error(formatError(reportError(thrown)));
    if (!isPlumblineError(thrown)) console.error(thrown);
    process.exitCode = isPlumblineError(thrown) ? thrown.exitCode : 1;
  }
}
