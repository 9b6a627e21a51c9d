import { isPlumblineError, PlumblineError } from '@plumbline/contracts/errors';
import { asError } from '../exchange/as-error.ts';

/**
 * Says of whatever was thrown while a cassette was read what is wrong with it.
 *
 * @param error - What was thrown.
 * @returns The same error where it says so itself, or one with code `CASSETTE_UNREADABLE`.
 */
export function asUnreadable(error: unknown): PlumblineError {
  if (isPlumblineError(error)) return error;
  return new PlumblineError({
    code: 'CASSETTE_UNREADABLE',
    message: `The cassette could not be read: ${asError(error).message}.`,
    remedy: 'Check that the file can be read.',
    cause: error,
  });
}
