import { ESLint } from 'eslint';
import { relative } from 'node:path';
import type { Finding } from './finding.ts';
import { securityConfig } from './security-config.ts';

/**
 * Runs the static security rules over the code of a tree.
 *
 * @param root - Absolute path of the tree.
 * @returns What was found; a file that cannot be parsed is a finding too.
 */
export async function findInsecureCode(root: string): Promise<readonly Finding[]> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    baseConfig: securityConfig(),
    errorOnUnmatchedPattern: false,
  });
  const results = await eslint.lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ severity }) => severity === 2)
      .map(({ ruleId, line, message }) => ({
        rule: ruleId ?? 'parse',
        file: relative(root, filePath).replaceAll('\\', '/'),
        line,
        message,
      })),
  );
}
