import type { ESLint, Linter } from 'eslint';
import boundaries from 'eslint-plugin-boundaries';
import { join } from 'node:path';
import type { WorkspacePackage } from '../workspace/read-workspace.ts';
import { allowedDependencies } from './allowed-dependencies.ts';
import { sourceSets } from './source-sets.ts';

/**
 * Who may import whom, from the `layer:` tags of the packages: arrows point one way.
 *
 * @param root - Absolute path of the workspace root.
 * @param packages - The packages of the workspace.
 * @returns Entries of a flat configuration.
 */
export function boundaryConfig(root: string, packages: readonly WorkspacePackage[]): Linter.Config[] {
  return [
    {
      files: packages.map(({ directory }) => `${directory}/**/*.ts`),
      ignores: [...sourceSets.configuration],
      plugins: { boundaries: boundaries as ESLint.Plugin },
      settings: {
        'boundaries/root-path': root,
        'boundaries/elements': packages.map(({ name, directory }) => ({
          type: name,
          pattern: directory,
          partialMatch: false,
        })),
        'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
        'import/resolver': { typescript: { project: join(root, 'tsconfig.json') } },
      },
      rules: {
        'boundaries/dependencies': [
          'error',
          { default: 'disallow', message, policies: packages.map(toPolicy) },
        ],
      },
    },
  ];
}

const message =
  '{{ from.element.types.[0] }} may not import {{ to.element.types.[0] }}: dependencies point one way, see "layer" in docs/glossary.md.';

function toPolicy(from: WorkspacePackage, _index: number, all: readonly WorkspacePackage[]): object {
  return {
    from: { element: { type: from.name } },
    allow: { to: { element: { types: { anyOf: allowedDependencies(from, all) } } } },
  };
}
