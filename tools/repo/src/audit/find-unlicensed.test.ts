import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUnlicensed } from './find-unlicensed.ts';
import { formatLicenses } from './format-audit.ts';

/** Audits a lockfile with the given packages, and the package.json of some that are installed. */
function audit(
  packages: object,
  installed: Readonly<Record<string, object>> = {},
): ReturnType<typeof findUnlicensed> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-licences-'));
  writeFileSync(join(folder.path, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  for (const [path, manifest] of Object.entries(installed)) {
    mkdirSync(join(folder.path, path), { recursive: true });
    writeFileSync(join(folder.path, path, 'package.json'), JSON.stringify(manifest));
  }
  return findUnlicensed(folder.path);
}

describe('findUnlicensed', () => {
  test('what is used needs an allowed licence; what serves development, or is our own, does not', () =>
    expect(
      audit({
        '': { name: 'workspace' },
        'packages/own': { version: '0.0.0' },
        'node_modules/own': { link: true },
        'node_modules/linter': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
        'node_modules/zod': { version: '4.0.0', license: 'MIT' },
        'node_modules/zod/node_modules/@scope/copyleft': { version: '2.0.0', license: 'AGPL-3.0-only' },
      }),
    ).toEqual({
      count: 2,
      found: [{ name: '@scope/copyleft', version: '2.0.0', license: 'AGPL-3.0-only' }],
    }));

  test('a licence that the lockfile leaves out is read from the package', () =>
    expect(
      audit(
        { 'node_modules/old': { version: '1.0.0' }, 'node_modules/bare': { version: '1.0.0' } },
        { 'node_modules/old': { license: { type: 'MIT' } } },
      ).found,
    ).toEqual([{ name: 'bare', version: '1.0.0', license: 'none' }]));

  test('a reviewed package may come along under the licence it was reviewed with', () =>
    expect(
      audit({
        'node_modules/lightningcss-linux-x64-gnu': { version: '1.0.0', license: 'MPL-2.0' },
        'node_modules/lightningcss': { version: '2.0.0', license: 'GPL-3.0-only' },
      }).found,
    ).toEqual([{ name: 'lightningcss', version: '2.0.0', license: 'GPL-3.0-only' }]));
});

test('formatLicenses says what to do', () => {
  expect(formatLicenses({ count: 3, found: [] })).toBe('licences: 3 packages, all allowed');
  expect(formatLicenses({ count: 3, found: [{ name: 'a', version: '1.0.0', license: 'none' }] })).toContain(
    'license-policy.ts',
  );
});
