import type { ReplyWarning } from '@plumbline/contracts';

/**
 * Warns of a file that stands where run records do and is none.
 *
 * @param path - The file, relative to the workspace root.
 * @param reason - What is wrong with it, without a full stop.
 * @returns The warning `RUN_RECORD_INVALID`.
 */
export function passedOver(path: string, reason: string): ReplyWarning {
  return {
    level: 'warning',
    code: 'RUN_RECORD_INVALID',
    message: `${path} is no run record of this version and was passed over: ${reason}.`,
  };
}
