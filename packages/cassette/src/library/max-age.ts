/** An age as `plumbline.json` writes it: a number of days, weeks or months, such as `30d`, `12w` or `6m`. */
export type MaxAge = string;

/**
 * Says when a recording is due to be made again.
 *
 * @param recordedAt - When it was made.
 * @param maxAge - How old it may get.
 * @returns The moment; a month is as long as it is in the calendar, in UTC.
 * @throws RangeError where one of them is none.
 */
export function dueAt(recordedAt: string, maxAge: MaxAge): Date {
  const [, count = '', unit] = /^(\d+)([dwm])$/.exec(maxAge) ?? [];
  const due = new Date(recordedAt);
  if (count === '' || Number.isNaN(due.getTime())) throw new RangeError(`${recordedAt} and ${maxAge}`);
  if (unit === 'm') return addMonths(due, Number(count));
  due.setUTCDate(due.getUTCDate() + Number(count) * (unit === 'w' ? 7 : 1));
  return due;
}

/** One month after the 31st is the last of the next month. */
function addMonths(from: Date, count: number): Date {
  const due = new Date(from);
  due.setUTCDate(1);
  due.setUTCMonth(due.getUTCMonth() + count);
  const daysInMonth = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate();
  due.setUTCDate(Math.min(from.getUTCDate(), daysInMonth));
  return due;
}
