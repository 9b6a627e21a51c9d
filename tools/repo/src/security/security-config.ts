import type { Linter } from 'eslint';
import { configs as regexp } from 'eslint-plugin-regexp';
import security from 'eslint-plugin-security';
import { parser } from 'typescript-eslint';
import { sourceSets } from '../lint/source-sets.ts';
import { forbiddenInTests, forbiddenSyntax, ownServer, rendezvous } from './forbidden-syntax.ts';
import { pathFromRequest } from './path-from-request.ts';

/**
 * Static security rules, each a high finding: no types needed, no comment switches one off.
 *
 * @returns A flat configuration for ESLint.
 */
export function securityConfig(): Linter.Config[] {
  return [
    { ignores: [...sourceSets.ignored] },
    {
      files: [...sourceSets.typescript, ...sourceSets.javascript],
      languageOptions: {
        parser,
        globals: { setTimeout: 'readonly', setInterval: 'readonly', setImmediate: 'readonly' },
      },
      linterOptions: { noInlineConfig: true },
      plugins: {
        ...regexp.recommended.plugins,
        security,
        plumbline: { rules: { 'path-from-request': pathFromRequest } },
      },
      rules: securityRules,
    },
    { files: [...sourceSets.tests], rules: { 'no-restricted-syntax': ['error', ...forbiddenInTests] } },
    ...[rendezvous, ownServer].map(reviewed),
  ];
}

function reviewed({ files, forbiddenSyntax: forbidden }: typeof ownServer): Linter.Config {
  return { files: [...files], rules: { 'no-restricted-syntax': ['error', ...forbidden] } };
}

const securityRules: Linter.RulesRecord = {
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-restricted-syntax': ['error', ...forbiddenSyntax],
  'plumbline/path-from-request': 'error',
  'regexp/no-super-linear-backtracking': 'error',
  'regexp/no-dupe-disjunctions': ['error', { reportExponentialBacktracking: 'potential' }],
  'security/detect-bidi-characters': 'error',
  'security/detect-buffer-noassert': 'error',
  'security/detect-eval-with-expression': 'error',
  'security/detect-invisible-characters': 'error',
  'security/detect-new-buffer': 'error',
  'security/detect-pseudoRandomBytes': 'error',
};
