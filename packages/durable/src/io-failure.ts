import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';

/**
 * Turns what the file system threw into an error that says what to do.
 *
 * @param error - What was thrown; its `code` decides, such as `ENOSPC`.
 * @param path - The file that was being written.
 * @returns `DISK_FULL` where no space or quota is left, else `WRITE_FAILED`; the cause is kept.
 */
export function ioFailure(error: unknown, path: string): PlumblineError {
  const reason = errorCode(error);
  const fields = { path, reason };
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    return new PlumblineError({
      code: 'DISK_FULL',
      message: `No space is left to write ${path} (${reason}). What stood there before is unchanged.`,
      remedy: 'Free space on that disk, or raise the quota, and run again.',
      exitCode: exitCodes.diskFull,
      fields,
      cause: error,
    });
  }
  return new PlumblineError({
    code: 'WRITE_FAILED',
    message: `Could not write ${path}: ${error instanceof Error ? error.message : String(error)}.`,
    remedy:
      'Check that its folder can be made, is writable for you and is not mounted read-only, and run again.',
    exitCode: exitCodes.ioFailed,
    fields,
    cause: error,
  });
}

/**
 * Reads the code of a system error.
 *
 * @param error - Anything that was thrown.
 * @returns A code such as `ENOENT`; an empty string where there is none.
 */
export function errorCode(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : '';
}
