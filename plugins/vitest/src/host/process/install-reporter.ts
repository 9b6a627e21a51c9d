import type { Reporter, Vitest } from 'vitest/node';

/** Reporters that only print give way: what people read is made from the run records. */
const printing = /^(?:Default|Dot|Verbose|Tree|Minimal|Agent|HangingProcess|GithubActions)Reporter$/u;

/**
 * Puts our reporter beside those of a configuration that do more than print, as `junit`.
 * Vitest has no public way to add one to what a configuration lists.
 *
 * @param vitest - A Vitest that has run nothing yet.
 * @param reporter - Ours.
 * @throws Error where this Vitest keeps its reporters elsewhere.
 */
export function installReporter(vitest: Vitest, reporter: Reporter): void {
  const present: unknown = Reflect.get(vitest, 'reporters');
  if (!Array.isArray(present)) throw new Error('This version of Vitest keeps its reporters elsewhere.');
  const own: readonly unknown[] = present.filter((each: Reporter) => !printing.test(each.constructor.name));
  present.splice(0, present.length, ...own, reporter);
}
