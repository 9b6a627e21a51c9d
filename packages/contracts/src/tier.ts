/** The tiers of tests, cheapest first: 1 pure, 2 over recorded HTTP, 3 against live services. */
export const tiers = ['tier1', 'tier2', 'tier3'] as const;

/** A test's tier. */
export type Tier = (typeof tiers)[number];

/** The tags that Plumbline registers with Vitest, with the descriptions people see. */
export const testTags = [
  { name: 'tier1', description: 'Pure: no network at all. What a test without a tier tag is.' },
  { name: 'tier2', description: 'Over recorded HTTP: played back, never live.' },
  { name: 'tier3', description: 'Against live services; runs in the target `live` alone.' },
  { name: 'quick', description: 'One of the handful that mode `quick` runs; never with tier3.' },
] as const;

/** Name of a tag that Plumbline registers. */
export type TestTag = (typeof testTags)[number]['name'];

/**
 * A test's tier by its tags, inherited ones included: the highest wins, none means tier1.
 *
 * @param tags - All tags of the test, in any order; foreign tags are ignored.
 * @returns The one tier the test has.
 */
export function tierOf(tags: readonly string[]): Tier {
  return tiers.findLast((tier) => tags.includes(tier)) ?? 'tier1';
}

/**
 * Tells whether tags contradict each other: `quick` promises playback, `tier3` is live.
 *
 * @param tags - All tags of the test, inherited ones included.
 * @returns True where both are present.
 */
export function tagsConflict(tags: readonly string[]): boolean {
  return tags.includes('quick') && tags.includes('tier3');
}
