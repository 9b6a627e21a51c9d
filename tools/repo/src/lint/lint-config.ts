import type { Linter } from 'eslint';
import { readWorkspace } from '../workspace/read-workspace.ts';
import { boundaryConfig } from './boundary-config.ts';
import { documentationConfig } from './documentation-config.ts';
import { importConfig } from './import-config.ts';
import { languageConfig } from './language-config.ts';
import { shapeConfig } from './shape-config.ts';
import { sourceSets } from './source-sets.ts';
import { testConfig } from './test-config.ts';

/**
 * The lint configuration of a workspace: language, shape, imports, layers, documentation, tests.
 *
 * @param root - Absolute path of the workspace root.
 * @returns A flat configuration for ESLint.
 * @throws PlumblineError where a package.json of the workspace is invalid or names no layer.
 */
export function lintConfig(root: string): Linter.Config[] {
  const packages = readWorkspace(root);
  return [
    { ignores: [...sourceSets.ignored] },
    ...languageConfig(root),
    ...shapeConfig(),
    ...importConfig(root, packages),
    ...boundaryConfig(root, packages),
    ...documentationConfig(root, packages),
    ...testConfig(),
  ];
}
