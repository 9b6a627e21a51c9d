import { describe, expect, test } from 'vitest';
import { testSource } from './test-source.ts';

const file = `
import { ask } from './ask.ts';
const prompt = 'plan (a trip'; // a bracket that is none
describe('planning', () => {
  test('asks once', async () => {
    expect(await ask(\`\${prompt} \${JSON.stringify({ at: ')' })}\`)).toMatch(/\\)['"]/);
  });
  it.concurrent("asks twice", { tags: ['tier2'] }, async () => {
    expect(await ask(prompt)).toBe(4 / 2 / 1);
  });
  test.for([1, 2])('asks %i times', async (times) => { await ask(prompt.repeat(times)); });
});
`;
const once = testSource(file, 'planning > asks once');

function edited(from: string, to: string, name = 'planning > asks once'): string {
  expect(file).toContain(from);
  return testSource(file.replace(from, to), name);
}

describe('the source of a test', () => {
  test.each([
    ['a neighbour changes', '4 / 2 / 1', '2'],
    ['a neighbour is renamed', 'asks twice', 'asks thrice'],
    ['a comment changes', 'a bracket that is none', "it's another"],
    ['it is laid out in another way', 'async () => {\n    expect', 'async () =>\n{\n\n  expect'],
    ['a test is added', 'describe(', "test('new', () => { go(')'); });\ndescribe("],
    ['a test is taken away', file.slice(file.indexOf('  it.concurrent('), file.indexOf('  test.for')), ''],
  ])('is the same where %s', (_, from, to) => {
    expect(edited(from, to)).toBe(once);
  });

  test.each([
    ['it changes itself', 'expect(await ask(`', 'expect(await ask(`please `'],
    ['what the tests share changes', 'a trip', 'a journey'],
    ['a test with a computed name changes', 'prompt.repeat(times)', 'prompt'],
  ])('is another where %s', (_, from, to) => {
    expect(edited(from, to)).not.toBe(once);
  });

  test('of a test with a computed name is all but those whose names are written out', () => {
    const computed = testSource(file, 'planning > asks 2 times');
    expect(edited('4 / 2 / 1', '2', 'planning > asks 2 times')).toBe(computed);
    expect(edited('repeat(times)', 'repeat(1)', 'planning > asks 2 times')).not.toBe(computed);
  });

  test.each([['`'], ["'"], ['test("a", ('], ['${'], ['`${`${'], ['/'], ['/* '], ['<p>don’t</p>'], ['']])(
    'may be anything: %j',
    (source) => {
      expect(testSource(source, 'a')).toMatch(/^[0-9a-f]{64}$/);
    },
  );
});
