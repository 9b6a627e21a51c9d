import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

/** What is wrong with one line of a workflow. */
const lineRules: readonly (readonly [rule: string, isWrong: (line: string) => boolean, message: string])[] = [
  [
    'workflow/pinned-action',
    (line) => /^\s*(?:- )?uses:\s/u.test(line) && !/uses:\s+(?:\.\/|[^@\s]+@[0-9a-f]{40}\b)/u.test(line),
    'A tag can be moved: pin the action to the full hash of a commit.',
  ],
  [
    'workflow/least-permissions',
    (line) => /^\s*[\w-]+:\s*(?:write|write-all)\b/u.test(line),
    'A token that can write: read is enough for what CI runs.',
  ],
  [
    'workflow/no-pull-request-target',
    (line) => /\bpull_request_target\b/u.test(line),
    'This runs code of a fork with the secrets of this repository.',
  ],
  [
    'workflow/no-expression-in-script',
    (line) => /\$\{\{.*\bgithub\.(?:event|head_ref)\b/u.test(line) && !/^\s*(?!run\b)[\w-]+:\s/u.test(line),
    'Text of a stranger becomes part of a script: hand it over in an environment variable.',
  ],
];

/**
 * Checks the workflows of a repository: actions pinned, the token read-only, no code of strangers
 * near secrets.
 *
 * @param root - Absolute path of the repository.
 * @returns What was found.
 */
export function findWeakWorkflows(root: string): readonly Finding[] {
  return globSync('.github/workflows/*.{yml,yaml}', { cwd: root })
    .toSorted()
    .flatMap((file) => weaknesses(file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')));
}

/**
 * Checks one workflow.
 *
 * @param file - Its path, for the findings.
 * @param text - Its content.
 * @returns What was found.
 */
export function weaknesses(file: string, text: string): readonly Finding[] {
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) =>
    lineRules
      .filter(([, isWrong]) => !line.trimStart().startsWith('#') && isWrong(line))
      .map(([rule, , message]) => ({ rule, file, line: index + 1, message })),
  );
  if (lines.some((line) => line.startsWith('permissions:'))) return found;
  const message = 'No permissions: at the top, so the token gets the defaults of the repository.';
  return [{ rule: 'workflow/least-permissions', file, line: 1, message }, ...found];
}
