import { describe, expect, it } from 'vitest';
import { temporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { lockfileLookup } from './lockfile-lookup.ts';

function look(file: string, text: string, candidates: readonly string[]) {
  using workspace = temporaryWorkspace({ [file]: text });
  return lockfileLookup(workspace.root)(candidates);
}

const npmLock = `{
  "packages": {
    "node_modules/@acme/linked": {
      "resolved": "packages/linked",
      "link": true
    },
    "node_modules/@vitest/coverage-v8": {
      "version": "5.1.0"
    },
    "node_modules/vitest": {
      "version": "5.1.0"
    },
    "packages/a/node_modules/vitest": {
      "version": "5.0.0"
    },
    "packages/a/node_modules/jsdom": {
      "version": "30.0.0"
    }
  }
}`;

describe('package-lock.json', () => {
  it('knows what is installed at the top, once for each name and sorted', () => {
    expect(look('package-lock.json', npmLock, ['vitest', '@vitest/coverage-v8', 'vitest', 'zod'])).toEqual([
      '@vitest/coverage-v8',
      'vitest',
    ]);
  });

  it('leaves out packages of the workspace itself', () => {
    expect(look('package-lock.json', npmLock, ['@acme/linked'])).toEqual([]);
  });

  it('does not answer for what is installed below a package alone', () => {
    expect(look('package-lock.json', npmLock, ['vitest', 'jsdom'])).toBeUndefined();
  });
});

const pnpmLock = `
packages:

  '@vitest/coverage-v8@5.1.0':
    resolution: {integrity: sha512-a}

  jsdom@29.0.0:
    resolution: {integrity: sha512-b}

  jsdom@30.0.0:
    resolution: {integrity: sha512-c}

  vitest@5.1.0:
    resolution: {integrity: sha512-d}

snapshots:

  '@vitest/coverage-v8@5.1.0(vitest@5.1.0)':
    dependencies:
      vitest: 5.1.0

  vitest@5.1.0(@types/node@24.0.0):
    dependencies:
      '@types/node': 24.0.0
`;

describe('pnpm-lock.yaml', () => {
  it('knows a package in one version, whatever its peers', () => {
    expect(look('pnpm-lock.yaml', pnpmLock, ['vitest', '@vitest/coverage-v8', 'zod'])).toEqual([
      '@vitest/coverage-v8',
      'vitest',
    ]);
  });

  it('does not answer for a package in two versions', () => {
    expect(look('pnpm-lock.yaml', pnpmLock, ['vitest', 'jsdom'])).toBeUndefined();
  });
});

const yarnLock = `# yarn lockfile v1

"@vitest/coverage-v8@^5.0.0", "@vitest/coverage-v8@^5.1.0":
  version "5.1.0"

"@acme/linked@workspace:*, @acme/linked@workspace:packages/linked":
  version: 0.0.0-use.local
  linkType: soft

jsdom@^29.0.0:
  version "29.0.0"

jsdom@^30.0.0:
  version "30.0.0"

vitest@^5.0.0:
  version "5.1.0"
`;

describe('yarn.lock', () => {
  it('knows a package in one version, not one of the workspace', () => {
    expect(look('yarn.lock', yarnLock, ['vitest', '@vitest/coverage-v8', '@acme/linked'])).toEqual([
      '@vitest/coverage-v8',
      'vitest',
    ]);
  });

  it('does not answer for a package in two versions', () => {
    expect(look('yarn.lock', yarnLock, ['jsdom'])).toBeUndefined();
  });
});

it('does not answer without a lockfile that it can read', () => {
  expect(look('bun.lock', '{}', ['vitest'])).toBeUndefined();
});
