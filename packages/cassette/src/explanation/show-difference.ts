import { commonStart } from './common-start.ts';
import type { Difference } from './differences.ts';

const longest = 60;
const before = 12;

/**
 * Writes a difference as one line: long values from shortly before the first character that differs.
 *
 * @param difference - The place, and both values.
 * @returns The line.
 */
export function showDifference({ at, recorded, now }: Difference): string {
  if (recorded === undefined) return `${at}: not recorded, now ${excerpt(now ?? '', 0)}`;
  if (now === undefined) return `${at}: recorded ${excerpt(recorded, 0)}, now missing`;
  const from = commonStart(recorded, now);
  return `${at}: recorded ${excerpt(recorded, from)}, now ${excerpt(now, from)}`;
}

function excerpt(text: string, from: number): string {
  if (text.length <= longest) return text;
  const start = from > longest - before ? from - before : 0;
  const end = start + longest;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
