import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigurationProblem } from './configuration-problem.ts';
import { parseWorkspaceConfiguration } from './parse-workspace-configuration.ts';

function refusal(text: string) {
  const result = parseWorkspaceConfiguration(text);
  if (result.ok) throw new Error(`accepted: ${text}`);
  return result.error;
}

function problems(text: string): ConfigurationProblem[] {
  return refusal(text).fields['problems'] as ConfigurationProblem[];
}

describe('a valid plumbline.json', () => {
  it('is resolved with every default', () => {
    expect(parseWorkspaceConfiguration('{"schemaVersion": 1, "budgets": {"prMs": 5}}')).toMatchObject({
      ok: true,
      value: { budgets: { prMs: 5, quickMs: 180_000 }, live: { required: 'auto' } },
    });
  });

  it('may start with a byte order mark', () => {
    expect(parseWorkspaceConfiguration('\uFEFF{"schemaVersion": 1}').ok).toBe(true);
  });
});

describe('an invalid plumbline.json', () => {
  it('is one error that lists every problem in the order of the file', () => {
    const text = `{
  "schemaVersion": 1,
  "budgets": {
    "quikMs": 1000,
    "prMs": "3"
  },
  "live": { "required": "requird" }
}`;
    const error = refusal(text);
    expect(error).toMatchObject({ code: 'CONFIGURATION_INVALID', exitCode: 11 });
    expect(error.message).toMatchInlineSnapshot(`
      "plumbline.json has 3 problems:
        budgets.quikMs (line 4, column 5): found the unknown key "quikMs", expected one of quickMs, prMs, nightlyMs, enforce; did you mean budgets.quickMs?
        budgets.prMs (line 5, column 13): found "3", expected a number (wall time of a pr run, in milliseconds)
        live.required (line 7, column 25): found "requird", expected one of "auto", "required", "optional" (whether a live test without credentials fails: \`auto\` is required where CI is set); did you mean "required"?"
    `);
    expect(error.remedy).toContain('plumb schema workspace-configuration');
  });

  it.each<[string, string, Partial<ConfigurationProblem>]>([
    [
      'a misspelt key',
      '{"schemaVersion": 1, "budgets": {"quikMs": 1}}',
      { path: 'budgets.quikMs', line: 1, column: 34, suggestion: 'budgets.quickMs' },
    ],
    [
      'a key in the wrong place',
      '{"schemaVersion": 1, "quickMs": 1}',
      { path: 'quickMs', suggestion: 'budgets.quickMs' },
    ],
    [
      'a key that means nothing',
      '{"schemaVersion": 1, "zzz": 1}',
      {
        path: 'zzz',
        found: 'the unknown key "zzz"',
        expected: 'one of schemaVersion, budgets, live, cassettes, qa',
      },
    ],
    ['no version', '{}', { path: 'schemaVersion', found: 'nothing', expected: '1 (version of this format)' }],
    ['a later version', '{"schemaVersion": 2}', { path: 'schemaVersion', found: '2' }],
    [
      'a negative time',
      '{"schemaVersion": 1, "budgets": {"prMs": -1}}',
      {
        path: 'budgets.prMs',
        found: '-1',
        expected: 'a number greater than 0 (wall time of a pr run, in milliseconds)',
      },
    ],
    [
      'half a millisecond',
      '{"schemaVersion": 1, "budgets": {"prMs": 0.5}}',
      { found: '0.5', expected: 'a whole number (wall time of a pr run, in milliseconds)' },
    ],
    [
      'a list entry',
      '{"schemaVersion": 1, "live": {"credentials": ["A", "b c"]}}',
      {
        path: 'live.credentials[1]',
        column: 52,
        found: '"b c"',
        expected: 'name of an environment variable, such as OPENAI_API_KEY',
      },
    ],
    [
      'a misspelt value',
      '{"schemaVersion": 1, "live": {"required": "requird"}}',
      { path: 'live.required', suggestion: '"required"' },
    ],
    [
      'a list instead of an object',
      '{"schemaVersion": 1, "qa": []}',
      { path: 'qa', found: '[]', expected: 'an object in { } (runs of the target qa)' },
    ],
    ['another document', '"text"', { path: '(whole file)', found: '"text"' }],
    [
      'a key that stands twice',
      '{"schemaVersion": 1, "qa": {}, "qa": {}}',
      { path: 'qa', column: 32, found: 'the same key twice' },
    ],
    ['a key that is no word', '{"schemaVersion": 1, "a b": 1}', { path: '["a b"]' }],
  ])('says where and what: %s', (_, text, expected) => {
    expect(problems(text)).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    ['', 1, 1, 'no value where one must stand'],
    [
      '{\n  "schemaVersion": 1,\n}',
      3,
      1,
      'no property name where one must stand; after a last comma, for example',
    ],
    ['{"schemaVersion": 1 "live": {}}', 1, 21, 'no comma between two entries'],
    ['{"schemaVersion" 1}', 1, 18, 'no colon after a property name'],
    ['{"schemaVersion": 1', 1, 20, 'a { without its }'],
    ['// note\n{"schemaVersion": 1}', 1, 1, 'a comment, which JSON does not have'],
    ['{"schemaVersion": 1} x', 1, 22, 'a word that JSON does not have'],
    ["{'schemaVersion': 1}", 1, 2, 'a word that JSON does not have'],
    ['{"a": "b\n"}', 1, 7, 'a text without its closing quote'],
  ])('says where it stops being JSON: %j', (text, ...where) => {
    const [line, column, found] = where;
    expect(problems(text)).toEqual([
      { path: '(whole file)', line, column, found, expected: 'a JSON document' },
    ]);
  });

  it('says a long value by its beginning', () => {
    const [problem] = problems(`{"schemaVersion": "${'x'.repeat(500)}"}`);
    expect(problem?.found).toHaveLength(60);
  });
});

describe('any text at all', () => {
  it('is accepted or refused, and never throws', () => {
    const json = fc.json({ maxDepth: 4 });
    fc.assert(
      fc.property(fc.oneof(json, fc.string()), (text) => {
        const result = parseWorkspaceConfiguration(text);
        expect(result.ok || result.error.code === 'CONFIGURATION_INVALID').toBe(true);
      }),
    );
  });

  it('is named by a position inside it, whatever key is wrong', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        const text = JSON.stringify({ schemaVersion: 1, budgets: { [key]: null } }, undefined, 2);
        const lines = text.split('\n');
        for (const { line, column } of problems(text)) {
          expect(lines[line - 1]?.length).toBeGreaterThanOrEqual(column);
        }
      }),
    );
  });
});
