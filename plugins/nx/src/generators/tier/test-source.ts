/** What the source of a test is made of. */
export interface TestFacts {
  /** What the test is about, in words. */
  readonly name: string;
  readonly tier: 1 | 2 | 3;
  readonly tags: readonly string[];
  readonly url?: string;
  readonly credentials?: readonly string[];
  readonly isTypeScript: boolean;
}

const defaultUrl = 'https://example.com/';

/**
 * Writes the source of a test that runs as it is, for its author to go on from.
 *
 * @param facts - Name, tier, tags and, in tiers 2 and 3, what is requested.
 * @returns The source.
 */
export function testSource(facts: TestFacts): string {
  const test = facts.tier === 1 ? pureTest(facts) : requestTest(facts);
  return `${types(facts)}import { expect, it } from 'vitest';\n\n${test}`;
}

/** Makes `meta.credentials` known to the compiler. */
function types(facts: TestFacts): string {
  const isTyped = facts.isTypeScript && needed(facts).length > 0;
  return isTyped ? `import type {} from '@plumbline/vitest';\n` : '';
}

function pureTest({ name, tags }: TestFacts): string {
  return `it(${quoted(name)}, { tags: ${list(tags)} }, () => {
  const steps = ['plan', 'act', 'check'];

  expect(steps.toReversed()).toEqual(['check', 'act', 'plan']);
});
`;
}

function requestTest(facts: TestFacts): string {
  const { name, tags, url = defaultUrl } = facts;
  const credentials = needed(facts);
  const needs = credentials.length > 0 ? `, meta: { credentials: ${list(credentials)} }` : '';
  const [token] = credentials;
  return `it(${quoted(name)}, { tags: ${list(tags)}${needs} }, async () => {
  const response = await fetch(${quoted(url)}${token === undefined ? '' : bearer(token)});

  expect(response.status).toBe(200);
});
`;
}

function needed({ tier, credentials = [] }: TestFacts): readonly string[] {
  return tier === 3 ? credentials : [];
}

function bearer(variable: string): string {
  return `, {
    headers: { authorization: \`Bearer \${process.env[${quoted(variable)}] ?? ''}\` },
  }`;
}

function list(words: readonly string[]): string {
  return `[${words.map(quoted).join(', ')}]`;
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
