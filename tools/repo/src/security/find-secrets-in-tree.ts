import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { relative } from 'node:path';
import { runSecretLint } from 'secretlint';
import { z } from 'zod';
import type { Finding } from './finding.ts';

const resultsSchema = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string(),
        message: z.string(),
        loc: z.object({ start: z.object({ line: z.number() }) }),
      }),
    ),
  }),
);

/**
 * Runs secretlint over a tree, with its `.secretlintrc.json` and `.secretlintignore`.
 *
 * @param root - Absolute path of the tree.
 * @returns What was found; secrets in the messages are masked.
 * @throws PlumblineError `SECRETLINT_FAILED` where secretlint could not run.
 */
export async function findSecretsInTree(root: string): Promise<readonly Finding[]> {
  const { stdout, stderr } = await runSecretLint({
    cliOptions: { cwd: root, filePathOrGlobList: ['**/*'], ignoreFilePath: '.secretlintignore' },
    engineOptions: { cwd: root, formatter: 'json', color: false, maskSecrets: true },
  });
  if (stdout === null) throw secretlintFailed(stderr);
  return resultsSchema.parse(JSON.parse(stdout)).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, loc }) => ({
      rule: ruleId,
      file: relative(root, filePath).replaceAll('\\', '/'),
      line: loc.start.line,
      message,
    })),
  );
}

function secretlintFailed(cause: Error | null): PlumblineError {
  return new PlumblineError({
    code: 'SECRETLINT_FAILED',
    message: `secretlint did not run: ${cause?.message ?? 'it gave no reason'}.`,
    remedy: 'Check .secretlintrc.json and that its rules are installed.',
    exitCode: exitCodes.checkFailed,
    cause,
  });
}
