import { basename, dirname, join } from 'node:path';

/** Names longer than this, in bytes, would not fit with what is put around them (255 bytes at most). */
const longestStem = 200;

/**
 * Names a temporary file beside a file: `.name.<pid>.<random>.tmp`.
 *
 * @param path - The file that will be written.
 * @returns A path in the same folder that nobody else uses.
 */
export function temporaryPath(path: string): string {
  const stem = Buffer.from(basename(path))
    .subarray(0, longestStem)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  return join(
    dirname(path),
    `.${stem}.${String(process.pid)}.${process.getBuiltinModule('node:crypto').randomBytes(6).toString('hex')}.tmp`,
  );
}

/**
 * Recognises what a writer left that was killed.
 *
 * @param name - Name of a file, without its folder.
 * @returns True for names that this module makes.
 */
export function isTemporaryName(name: string): boolean {
  return /^\..+\.\d+\.[\da-f]{12}\.tmp$/s.test(name);
}
