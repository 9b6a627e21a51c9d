import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagsConflict, testTags, tierOf, tiers } from './tier.ts';

const tags = fc.array(fc.constantFrom('tier1', 'tier2', 'tier3', 'quick', 'slow', 'db'));

describe('tierOf', () => {
  it.each([
    [[], 'tier1'],
    [['quick'], 'tier1'],
    [['tier2'], 'tier2'],
    [['tier1', 'tier3', 'tier2'], 'tier3'],
  ] as const)('%j is %s', (given, tier) => {
    expect(tierOf(given)).toBe(tier);
  });

  it('is the highest of the tiers among the tags, in whatever order', () => {
    fc.assert(
      fc.property(tags, (given) => {
        const ranks = given.map((tag) => tiers.findIndex((tier) => tier === tag));
        expect(tiers.indexOf(tierOf(given))).toBe(Math.max(0, ...ranks));
      }),
    );
  });
});

describe('tagsConflict', () => {
  it('refuses quick with tier3 and nothing else', () => {
    fc.assert(
      fc.property(tags, (given) => {
        expect(tagsConflict(given)).toBe(given.includes('quick') && given.includes('tier3'));
      }),
    );
    expect(tagsConflict(['tier3', 'quick'])).toBe(true);
  });
});

describe('tags', () => {
  it('cover every tier, each with a description', () => {
    const names: readonly string[] = testTags.map(({ name }) => name);
    expect(names).toEqual([...tiers, 'quick']);
    expect(testTags.filter(({ description }) => description.length < 10)).toEqual([]);
  });
});
