import type { Linter } from 'eslint';
import { sourceSets } from './source-sets.ts';

/** The most lines a file may have; 150 is the rule that people keep to, see CONTRIBUTING.md. */
export const maximumFileLines = 250;

/** The most independent paths through one function. */
export const maximumComplexity = 7;

const doubleAssertion = {
  selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
  message: 'An assertion through unknown hides what is not known: parse the value, or narrow it.',
};

/**
 * The shape of the code: sizes, complexity, and what only hosts may do.
 *
 * @returns Entries of a flat configuration.
 */
export function shapeConfig(): Linter.Config[] {
  return [
    {
      files: [...sourceSets.typescript, ...sourceSets.javascript],
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
      rules: { ...sizeRules, ...habitRules, ...hostRules },
    },
    { files: [...sourceSets.printing], rules: { 'no-console': 'off', 'no-restricted-properties': 'off' } },
  ];
}

const sizeRules: Linter.RulesRecord = {
  complexity: ['error', maximumComplexity],
  'max-lines': ['error', maximumFileLines],
  'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
  'max-params': ['error', 3],
  'max-depth': ['error', 3],
};

const habitRules: Linter.RulesRecord = {
  eqeqeq: 'error',
  'no-empty': 'error',
  'no-param-reassign': 'error',
  'no-restricted-syntax': ['error', doubleAssertion],
};

const hostRules: Linter.RulesRecord = {
  'no-console': 'error',
  'no-restricted-properties': [
    'error',
    ...['exit', 'exitCode', 'abort', 'stdout', 'stderr'].map((property) => ({
      object: 'process',
      property,
      message: 'Only a command, an executor or a hook prints or ends the process: return a value instead.',
    })),
  ],
};
