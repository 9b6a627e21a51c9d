import { ESLint } from 'eslint';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lintConfig } from './lint-config.ts';

const root = join(import.meta.dirname, 'fixtures/workspace');
let reports: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: lintConfig(root) });
  const results = await eslint.lintFiles(['packages']);
  reports = new Map(
    results.map(({ filePath, messages }) => [
      relative(join(root, 'packages'), filePath).replaceAll('\\', '/'),
      [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))].toSorted(),
    ]),
  );
});

describe('dependencies point one way', () => {
  test.each([
    ['a leaf imports a host', 'lock/src/imports-host.ts', ['boundaries/dependencies']],
    ['a leaf imports a sibling', 'lock/src/imports-sibling.ts', ['boundaries/dependencies']],
    [
      'a leaf imports the types of a sibling',
      'lock/src/imports-sibling-types.ts',
      ['boundaries/dependencies'],
    ],
    ['anything imports a tool', 'lock/src/imports-tool.ts', ['boundaries/dependencies']],
    ['a relative path goes round exports', 'host/src/imports-source.ts', ['import-x/no-relative-packages']],
    [
      'package.json does not name it',
      'secret/src/imports-undeclared.ts',
      ['import-x/no-extraneous-dependencies'],
    ],
  ])('it fails where %s', (_case, file, rules) => expect(reports.get(file)).toEqual(rules));

  test('a host may import leaves and contracts', () => expect(reports.get('host/src/index.ts')).toEqual([]));
});

describe('shape', () => {
  test.each([
    ['two files import each other', 'lock/src/cycle-one.ts', ['import-x/no-cycle']],
    ['a function has eight paths', 'lock/src/complexity-eight.ts', ['complexity']],
    ['an export is the default', 'lock/src/default-export.ts', ['import-x/no-default-export']],
    ['a leaf prints or exits', 'lock/src/prints.ts', ['no-console', 'no-restricted-properties']],
    [
      'nobody waits for a promise',
      'lock/src/floating-promise.ts',
      ['@typescript-eslint/no-floating-promises'],
    ],
    [
      'types are escaped from',
      'lock/src/escapes-types.ts',
      ['@typescript-eslint/no-explicit-any', 'no-restricted-syntax'],
    ],
  ])('it fails where %s', (_case, file, rules) => expect(reports.get(file)).toEqual(rules));

  test('a function may have seven paths', () =>
    expect(reports.get('lock/src/complexity-seven.ts')).toEqual([]));

  test('no comment switches a rule off', () =>
    expect(reports.get('lock/src/silences-rules.ts')).toContain('eqeqeq'));
});

describe('documentation', () => {
  test('a public export without TSDoc, or with half of it, fails', () =>
    expect(reports.get('lock/src/documentation.ts')).toEqual([
      'jsdoc/require-jsdoc',
      'jsdoc/require-param',
      'jsdoc/require-returns',
      'jsdoc/require-throws',
    ]));

  test('what no entry of exports reaches may go without', () =>
    expect(reports.get('lock/src/internal-without-documentation.ts')).toEqual([]));

  test('a documented public export passes', () => expect(reports.get('lock/src/hold.ts')).toEqual([]));
});
