import type { Linter } from 'eslint';
import jsdoc from 'eslint-plugin-jsdoc';
import tsdoc from 'eslint-plugin-tsdoc';
import type { WorkspacePackage } from '../workspace/read-workspace.ts';
import { publicFiles } from './public-files.ts';
import { sourceSets } from './source-sets.ts';

const exported = 'ExportNamedDeclaration';
const functions = [
  `${exported} > FunctionDeclaration`,
  `${exported} > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression`,
  `${exported} > ClassDeclaration > ClassBody > MethodDefinition:not([accessibility="private"]):not([key.type="PrivateIdentifier"])`,
];
const types = [
  `${exported} > ClassDeclaration`,
  `${exported} > TSInterfaceDeclaration`,
  `${exported} > TSTypeAliasDeclaration`,
  `${exported} > VariableDeclaration`,
];

/**
 * TSDoc on what is public: purpose, parameters, what is returned and what is thrown.
 *
 * @param root - Absolute path of the workspace root.
 * @param packages - The packages of the workspace.
 * @returns Entries of a flat configuration.
 */
export function documentationConfig(root: string, packages: readonly WorkspacePackage[]): Linter.Config[] {
  const files = packages.flatMap((workspacePackage) => publicFiles(root, workspacePackage));
  if (files.length === 0) return [];
  return [
    {
      files: [...files],
      ignores: [...sourceSets.tests],
      plugins: { jsdoc, tsdoc },
      settings: { jsdoc: { mode: 'typescript' } },
      rules: documentationRules,
    },
  ];
}

const documentationRules: Linter.RulesRecord = {
  'tsdoc/syntax': 'error',
  'jsdoc/require-jsdoc': [
    'error',
    {
      publicOnly: true,
      enableFixer: false,
      checkConstructors: false,
      require: {
        FunctionDeclaration: true,
        ClassDeclaration: true,
        MethodDefinition: true,
        ArrowFunctionExpression: true,
        FunctionExpression: true,
      },
      contexts: types,
    },
  ],
  'jsdoc/require-description': ['error', { contexts: [...functions.slice(0, 2), ...types] }],
  'jsdoc/require-param': ['error', { contexts: functions, checkDestructured: false, enableFixer: false }],
  'jsdoc/require-param-description': ['error', { contexts: functions }],
  'jsdoc/check-param-names': ['error', { checkDestructured: false }],
  'jsdoc/require-returns': ['error', { contexts: functions, enableFixer: false }],
  'jsdoc/require-returns-description': ['error', { contexts: functions }],
  'jsdoc/require-throws': ['error', { contexts: functions }],
  'jsdoc/no-types': 'error',
};
