import type { RedactionRules } from '@plumbline/secrets';

/** Rules that count what they take out. */
export interface CountingRules {
  readonly rules: RedactionRules;
  /** How many secrets of each kind were taken out; no kind that was not. */
  readonly taken: Readonly<Record<string, number>>;
}

/**
 * Counts what rules take out, by kind.
 *
 * @param rules - The rules.
 * @returns The same rules, and their counts, which go up as the rules are applied.
 */
export function countTaken(rules: RedactionRules): CountingRules {
  const taken: Record<string, number> = {};
  const count = (kind: string): void => {
    taken[kind] = (taken[kind] ?? 0) + 1;
  };
  return { rules: { ...rules, taken: count }, taken };
}
