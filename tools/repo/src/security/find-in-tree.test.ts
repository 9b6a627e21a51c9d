import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInsecureCode } from './find-insecure-code.ts';
import { findSecretsInTree } from './find-secrets-in-tree.ts';
import { formatFinding } from './finding.ts';

/** A webhook address that secretlint knows, put together so that this file holds none. */
const webhook = ['https://hooks.slack.com', 'services', 'T00000000', 'B00000000', 'X'.repeat(24)].join('/');

test('a secret in the tree is found where it stands, and masked', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-sec-'));
  const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend' }];
  writeFileSync(join(folder.path, '.secretlintrc.json'), JSON.stringify({ rules }));
  writeFileSync(join(folder.path, '.secretlintignore'), 'samples/\n');
  mkdirSync(join(folder.path, 'samples'));
  writeFileSync(join(folder.path, 'samples/hook.txt'), webhook);
  writeFileSync(join(folder.path, 'hook.txt'), `first line\n${webhook}\n`);
  const found = await findSecretsInTree(folder.path);
  expect(found).toMatchObject([{ file: 'hook.txt', line: 2, rule: '@secretlint/secretlint-rule-slack' }]);
  expect(JSON.stringify(found)).not.toContain(webhook);
});

test('insecure code is found, fixtures are left alone', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-sec-'));
  mkdirSync(join(folder.path, 'fixtures'));
  writeFileSync(join(folder.path, 'fixtures/bad.ts'), 'eval(text);\n');
  writeFileSync(join(folder.path, 'bad.ts'), "const digest: string = createHash('md5');\n");
  writeFileSync(join(folder.path, 'broken.ts'), 'const = 1;\n');
  const found = await findInsecureCode(folder.path);
  expect(found.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    'bad.ts no-restricted-syntax',
    'broken.ts parse',
  ]);
});

test('a finding is one line', () =>
  expect(formatFinding({ rule: 'no-eval', file: 'a.ts', line: 3, message: 'No.' })).toBe(
    'a.ts:3  no-eval  No.',
  ));
