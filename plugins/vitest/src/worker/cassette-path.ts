import { basename, dirname, join } from 'node:path';

/** A test, as far as its recording's place depends on it. */
export interface RecordedTest {
  /** Absolute path of the test file. */
  readonly file: string;
  /** Full name, with those of its suites before it. */
  readonly name: string;
  /** How many tests of the same name stand before it in the file. */
  readonly before: number;
}

const slugLength = 60;
/** Names of devices on Windows, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/u;

/**
 * Says where the recording of a test stands: a folder for the test file, a file for the test,
 * readable, and unambiguous by a digest of the file's and the test's full names.
 *
 * @param test - The test.
 * @param directory - Name of the folder beside the test file.
 * @returns Absolute path of the cassette.
 */
export function cassettePath({ file, name, before }: RecordedTest, directory: string): string {
  const { hash } = process.getBuiltinModule('node:crypto');
  const digest = hash('sha256', `${basename(file)}\n${name}`).slice(0, 8);
  const again = before === 0 ? '' : `.${String(before + 1)}`;
  return join(cassetteFolder(file, directory), `${slug(name)}.${digest}${again}.jsonl`);
}

/**
 * Says where the recordings of a test file stand.
 *
 * @param file - Absolute path of the test file.
 * @param directory - Name of the folder beside it.
 * @returns Absolute path of the folder of all its cassettes.
 */
export function cassetteFolder(file: string, directory: string): string {
  return join(dirname(file), directory, basename(file).replace(/\.(?:test|spec)\.[cm]?[jt]sx?$/u, ''));
}

function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[^\w]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .toLowerCase();
  const short = words.slice(0, slugLength).replace(/-+$/u, '') || 'test';
  return reserved.test(short) ? `${short}-` : short;
}
