import type { PlannedCassette } from './plan-cassettes.ts';
import { testUnknown } from './read-said-owners.ts';

/**
 * Reads which tests somebody calls golden paths. Nx splits what it is given at commas, also at those in names.
 *
 * @param said - Full names, or parts of names with commas.
 * @param cassettes - The tests that have cassettes.
 * @returns The full names.
 * @throws PlumblineError `MIGRATION_TEST_UNKNOWN` for a name that no such test has.
 */
export function readGoldenPaths(
  said: readonly string[],
  cassettes: readonly PlannedCassette[],
): readonly string[] {
  const all = said.join(',');
  const names = cassettes.map(({ test }) => test.name);
  const meant = names.filter((name) => said.includes(name) || (name.includes(',') && all.includes(name)));
  const unknown = said.find((part) => !meant.some((name) => name === part || isPartOf(part, name)));
  if (unknown !== undefined) throw testUnknown(unknown, names);
  return meant;
}

function isPartOf(part: string, name: string): boolean {
  return name.split(',').includes(part);
}
