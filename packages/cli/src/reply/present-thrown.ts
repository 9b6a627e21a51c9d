import { isPlumblineError, PlumblineError, reportError } from '@plumbline/contracts/errors';
import type { Format } from '../arguments/requested-format.ts';
import { present, type Ending } from './present.ts';

/**
 * Says what was thrown, for a process that ends by it. What is not ours is a defect, and
 * is shown with its stack.
 *
 * @param thrown - Anything that was thrown.
 * @param format - How to reply.
 * @returns What the process is to say, and its exit status.
 */
export function presentThrown(thrown: unknown, format: Format): Ending {
  if (isPlumblineError(thrown)) return present({ ok: false, error: thrown }, format);
  const { details, ...report } = reportError(thrown);
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  const error = new PlumblineError({ ...report, fields: { ...details, stack }, cause: thrown });
  const ending = present({ ok: false, error }, format);
  return stack === '' ? ending : { ...ending, stderr: `${stack}\n${ending.stderr}` };
}
