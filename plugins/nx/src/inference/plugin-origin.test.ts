import { join } from 'node:path';
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { pluginOrigin } from './plugin-origin.ts';

describe('an installed plugin', () => {
  it('is a package of the lockfile', () => {
    using workspace = temporaryWorkspace({
      'node_modules/@plumbline/nx/package.json': { name: '@plumbline/nx', dependencies: { zod: '4.0.0' } },
    });
    expect(
      pluginOrigin(workspace.root, join(workspace.root, 'node_modules/@plumbline/nx/package.json')),
    ).toEqual({
      projects: [],
      packages: ['@plumbline/nx'],
    });
  });
});

describe('a plugin of the workspace', () => {
  it('is every project below it, under the name that Nx gives it, and the packages those use', () => {
    using workspace = temporaryWorkspace({
      'plugins/nx/package.json': {
        name: '@acme/nx',
        dependencies: { '@acme/qa': '*', yaml: '2.0.0', gone: '1' },
      },
      'packages/qa/package.json': { name: '@acme/qa', dependencies: { '@acme/nx': '*' } },
      'packages/qa/project.json': { name: 'quality' },
      'node_modules/yaml/package.json': { name: 'yaml' },
    });
    mkdirSync(join(workspace.root, 'node_modules/@acme'));
    symlinkSync(join(workspace.root, 'packages/qa'), join(workspace.root, 'node_modules/@acme/qa'));
    symlinkSync(join(workspace.root, 'plugins/nx'), join(workspace.root, 'node_modules/@acme/nx'));
    expect(pluginOrigin(workspace.root, join(workspace.root, 'plugins/nx/package.json'))).toEqual({
      projects: ['@acme/nx', 'quality'],
      packages: ['gone', 'yaml'],
    });
  });

  it('is this one, in this repository', () => {
    const { projects } = pluginOrigin(join(import.meta.dirname, '../../../..'));
    expect(projects).toEqual(
      expect.arrayContaining(['@plumbline/contracts', '@plumbline/nx', '@plumbline/qa', '@plumbline/vitest']),
    );
  });
});
