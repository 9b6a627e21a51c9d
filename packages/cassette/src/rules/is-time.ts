const isoTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const httpTime = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const epoch = /^1\d{9}(?:\d{3}){0,3}(?:\.\d+)?$/;

/**
 * Tells whether a value is a time: ISO 8601, the form of HTTP, or seconds to nanoseconds since 1970.
 *
 * @param value - Value of a field or parameter.
 * @returns False for dates without a time of day: they are chosen, not read off a clock.
 */
export function isTime(value: unknown): boolean {
  if (typeof value === 'number') return epoch.test(String(value));
  return typeof value === 'string' && (isoTime.test(value) || httpTime.test(value) || epoch.test(value));
}
