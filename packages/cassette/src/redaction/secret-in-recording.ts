import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { Leftover } from './find-leftovers.ts';

/**
 * Makes the error for a recording that would bring secrets to the disk.
 *
 * @param file - The file that was not written, and the test that it is of.
 * @param leftovers - What was found, at least one.
 * @returns An error with code `SECRET_IN_RECORDING`; it holds nothing of the secrets.
 */
export function secretInRecording(
  file: { readonly path: string; readonly test: string },
  leftovers: readonly Leftover[],
): PlumblineError {
  const found = leftovers.map(({ line, kind }) => `${kind} in line ${String(line)}`);
  return new PlumblineError({
    code: 'SECRET_IN_RECORDING',
    message: `The recording of the test "${file.test}" was not written to ${file.path}: it would still hold secrets (${found.join(', ')}).`,
    remedy:
      'Keep the secret out of what the test sends, asks and is called, or name its variable under cassettes.redact.variables in plumbline.json; the old recording was kept.',
    exitCode: exitCodes.recordingRefused,
    fields: { path: file.path, test: file.test, leftovers },
  });
}
