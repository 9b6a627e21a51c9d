import { describe, expect, test } from 'vitest';
import { publishedManifest } from './published-manifest.ts';

const versions = new Map([['@fixture/base', '1.2.3']]);
const minimal = { name: 'x', version: '0.0.0' };

describe('publishedManifest', () => {
  test('exports name JavaScript and declarations', () =>
    expect(
      publishedManifest(
        { ...minimal, exports: { '.': './src/index.ts', './package.json': './package.json' } },
        versions,
      ).exports,
    ).toEqual({
      '.': { types: './src/index.d.ts', default: './src/index.js' },
      './package.json': './package.json',
    }));

  test('conditions of an export are kept, each with JavaScript', () =>
    expect(
      publishedManifest(
        { ...minimal, exports: { '.': { types: './src/x.d.ts', default: './src/x.ts' } } },
        versions,
      ).exports,
    ).toEqual({ '.': { types: './src/x.d.ts', default: './src/x.js' } }));

  test('commands name JavaScript', () =>
    expect(publishedManifest({ ...minimal, bin: { plumb: './src/cli.ts' } }, versions).bin).toEqual({
      plumb: './src/cli.js',
    }));

  test('packages of this workspace get their version, others keep their range', () =>
    expect(
      publishedManifest(
        {
          ...minimal,
          dependencies: { '@fixture/base': '0.0.0', zod: '4.6.7' },
          peerDependencies: { nx: '>=23 <25' },
        },
        versions,
      ),
    ).toEqual({
      ...minimal,
      dependencies: { '@fixture/base': '1.2.3', zod: '4.6.7' },
      peerDependencies: { nx: '>=23 <25' },
    }));

  test('what serves development alone is left out, what is unknown is kept', () =>
    expect(
      publishedManifest(
        {
          ...minimal,
          devDependencies: { vitest: '5' },
          scripts: {},
          nx: { tags: [] },
          files: ['dist'],
          license: 'MIT',
        },
        versions,
      ),
    ).toEqual({ ...minimal, license: 'MIT' }));
});
