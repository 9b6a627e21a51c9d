import type { Linter } from 'eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/read-workspace.ts';
import { sourceSets, within } from './source-sets.ts';

/**
 * Imports: no cycles, nothing that package.json does not name, no way round a package's `exports`,
 * and no default exports but where a loader asks for one.
 *
 * @param root - Absolute path of the workspace root.
 * @param packages - The packages of the workspace.
 * @returns Entries of a flat configuration.
 */
export function importConfig(root: string, packages: readonly WorkspacePackage[]): Linter.Config[] {
  return [
    {
      files: [...sourceSets.typescript],
      plugins: { 'import-x': importX },
      settings: {
        'import-x/resolver-next': [createTypeScriptImportResolver({ project: join(root, 'tsconfig.json') })],
        'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      },
      rules: {
        'import-x/no-cycle': ['error', { ignoreExternal: true }],
        'import-x/no-self-import': 'error',
        'import-x/no-relative-packages': 'error',
        'import-x/no-default-export': 'error',
        'import-x/no-duplicates': 'error',
      },
    },
    ...packages.flatMap((workspacePackage) => manifestConfigs(root, workspacePackage)),
    { files: [...sourceSets.defaultExports], rules: { 'import-x/no-default-export': 'off' } },
    { files: [...sourceSets.configuration], rules: { 'import-x/no-relative-packages': 'off' } },
    {
      files: ['packages/contracts/src/**'],
      ignores: [...sourceSets.tests],
      rules: { 'import-x/no-nodejs-modules': 'error' },
    },
  ];
}

function manifestConfigs(root: string, { directory, layer }: WorkspacePackage): Linter.Config[] {
  const own = join(root, directory);
  const development = { devDependencies: true, includeInternal: true, packageDir: [own, root] };
  const published = { devDependencies: false, includeInternal: true, includeTypes: true, packageDir: [own] };
  return [
    {
      files: within(directory, ['**/*.ts']),
      rules: { 'import-x/no-extraneous-dependencies': ['error', layer === 'tool' ? development : published] },
    },
    {
      files: within(directory, sourceSets.development),
      rules: { 'import-x/no-extraneous-dependencies': ['error', development] },
    },
  ];
}
