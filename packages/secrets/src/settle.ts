/**
 * Repeats a step until it changes nothing, which makes the whole idempotent.
 *
 * @param value - Where to start.
 * @param step - One pass; must come to rest.
 * @returns The first value that the step leaves as it is.
 */
export function settle(value: string, step: (value: string) => string): string {
  const next = step(value);
  return next === value ? value : settle(next, step);
}
