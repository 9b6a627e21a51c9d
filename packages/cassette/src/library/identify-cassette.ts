import { readFile } from 'node:fs/promises';
import { findTestFile } from './find-test-file.ts';

/** The test that a cassette is of. */
export interface CassetteOrigin {
  /** Full name of the test. */
  readonly test: string;
  /** Absolute path of the test file; `undefined` where that is gone. */
  readonly testFile: string | undefined;
}

/**
 * Finds out of which test a cassette is that cannot be read as a whole: its first line may still say it.
 *
 * @param path - Absolute path.
 * @returns The test; `undefined` where nobody can tell.
 */
export async function identifyCassette(path: string): Promise<CassetteOrigin | undefined> {
  try {
    const [first = ''] = (await readFile(path, 'utf8')).split('\n', 1);
    const header: unknown = JSON.parse(first);
    const test = typeof header === 'object' && header !== null && 'test' in header ? header.test : undefined;
    return typeof test === 'string' ? { test, testFile: findTestFile(path, undefined) } : undefined;
  } catch {
    return undefined;
  }
}
