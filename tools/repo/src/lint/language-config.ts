import type { Linter } from 'eslint';
import { configs } from 'typescript-eslint';
import { sourceSets } from './source-sets.ts';

/**
 * The language itself: typescript-eslint's strict type-checked set, with type information for
 * TypeScript alone.
 *
 * @param root - Absolute path of the workspace root, where tsconfig.json stands.
 * @returns Entries of a flat configuration.
 */
export function languageConfig(root: string): Linter.Config[] {
  return [
    {
      files: [...sourceSets.javascript],
      languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly' } },
      rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
    },
    ...configs.strictTypeChecked.map((config) => ({ ...config, files: [...sourceSets.typescript] })),
    {
      files: [...sourceSets.typescript],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      rules: strictnessRules,
    },
  ];
}

const strictnessRules: Linter.RulesRecord = {
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
  ],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  // A number has one spelling in a template; objects, nullish values and booleans do not.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { ignoreRestSiblings: true, argsIgnorePattern: '^_', ignoreUsingDeclarations: true },
  ],
};
