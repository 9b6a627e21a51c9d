import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkOptions, type TestExecutor } from './check-options.ts';

describe('options of an executor', () => {
  test.for<TestExecutor>(['qa', 'record', 'live'])(
    '%s: all that its schema describes are known',
    (executor) => {
      const url = new URL(`./${executor}/schema.json`, import.meta.url);
      const { properties } = JSON.parse(readFileSync(url, 'utf8')) as { properties: object };
      const options = Object.fromEntries(Object.keys(properties).map((name) => [name, name]));
      expect(() => {
        checkOptions(executor, options);
      }).not.toThrow();
    },
  );

  test('that are unknown are refused, with the nearest that is known', () => {
    const options = { __overrides_unparsed__: [], fils: 'a' };
    expect(() => {
      checkOptions('qa', options as never);
    }).toThrow(expect.objectContaining({ code: 'OPTION_UNKNOWN', remedy: 'Did you mean --files?' }));
  });

  test('that no regular expression is are refused where one is wanted', () => {
    expect(() => {
      checkOptions('record', { testNamePattern: '(' });
    }).toThrow(expect.objectContaining({ code: 'NAME_PATTERN_INVALID', exitCode: 2 }));
  });
});
