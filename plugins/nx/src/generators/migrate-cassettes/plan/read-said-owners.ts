import { joinPathFragments, type Tree } from '@nx/devkit';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { MigrateOptions } from '../migrate-options.ts';
import type { TestSource } from '../source/find-owners.ts';
import type { SourceTest } from '../source/find-tests.ts';
import { joinAtCommas } from './join-at-commas.ts';
import type { SaidOwners } from './assign-recordings.ts';
import type { FoundRecording } from './found-recording.ts';

/** What tests and recordings there are. */
export interface KnownFiles {
  readonly tree: Tree;
  readonly projectRoot: string;
  readonly recordings: readonly FoundRecording[];
  readonly sources: readonly TestSource[];
}

/**
 * Reads which tests somebody says that recordings belong to.
 *
 * @param options - `test` is for all recordings, `map` for one each; several entries may name one recording.
 * @param known - Tests and recordings.
 * @returns The tests of each recording that something was said of.
 * @throws PlumblineError `MIGRATION_OPTION_INVALID`, `MIGRATION_TEST_UNKNOWN`, `MIGRATION_RECORDING_UNKNOWN`.
 */
export function readSaidOwners(options: Pick<MigrateOptions, 'test' | 'map'>, known: KnownFiles): SaidOwners {
  const { test, map = [] } = options;
  const all =
    test === undefined ? [] : known.recordings.map(({ file }) => ({ file, test: findTest(test, known) }));
  const mapped = joinAtCommas(map, /^[^=#]+=[^#]+#/u).map((entry) => readEntry(entry, known));
  const said = new Map<string, SourceTest[]>();
  for (const { file, test: owner } of [...all, ...mapped]) said.set(file, [...(said.get(file) ?? []), owner]);
  return said;
}

function readEntry(entry: string, known: KnownFiles): { readonly file: string; readonly test: SourceTest } {
  const [name = '', ...rest] = entry.split('=');
  if (rest.length === 0)
    throw optionInvalid(`"${entry}" says no test`, 'Write recording=file#full name of the test.');
  const paths = [name, joinPathFragments(known.projectRoot, name)];
  const found = known.recordings.find(({ file }) => paths.includes(file));
  if (found === undefined) throw recordingUnknown(name);
  return { file: found.file, test: findTest(rest.join('='), known) };
}

function findTest(said: string, { tree, projectRoot, sources }: KnownFiles): SourceTest {
  const [path = '', ...rest] = said.split('#');
  const name = rest.join('#');
  if (name === '')
    throw optionInvalid(
      `"${said}" names no test`,
      'Write file#full name of the test, suites joined by " > ".',
    );
  const file = [path, joinPathFragments(projectRoot, path)].find((candidate) => tree.exists(candidate));
  if (file === undefined) throw testUnknown(said, []);
  const source = sources.find((one) => one.source.file === file);
  const test = source?.tests.find((one) => one.name === name);
  return test ?? unseenTest(said, { file, name, source });
}

/** A name that is computed cannot be looked up: what was said holds. */
function unseenTest(
  said: string,
  {
    file,
    name,
    source,
  }: { readonly file: string; readonly name: string; readonly source: TestSource | undefined },
): SourceTest {
  const isComputed = source === undefined || source.blocks.some(({ names }) => names === undefined);
  if (!isComputed)
    throw testUnknown(
      said,
      source.tests.map((test) => test.name),
    );
  const call = { type: 'Unknown', start: -1, end: -1 };
  return { kind: 'test', file, name, before: 0, names: name.split(' > '), call, suites: [] };
}

/**
 * Makes the error for an option that cannot be read.
 *
 * @param what - What is wrong with it.
 * @param remedy - How to write it.
 * @returns An error with code `MIGRATION_OPTION_INVALID`.
 */
export function optionInvalid(what: string, remedy: string): PlumblineError {
  return new PlumblineError({
    code: 'MIGRATION_OPTION_INVALID',
    message: `An option of migrate-cassettes cannot be read: ${what}.`,
    remedy,
    exitCode: exitCodes.invalidInput,
  });
}

/**
 * Makes the error for a test that is not there.
 *
 * @param said - What was given.
 * @param names - Names of the tests that are there, if any.
 * @returns An error with code `MIGRATION_TEST_UNKNOWN`.
 */
export function testUnknown(said: string, names: readonly string[]): PlumblineError {
  return new PlumblineError({
    code: 'MIGRATION_TEST_UNKNOWN',
    message: `There is no test "${said}".`,
    remedy:
      names.length === 0
        ? 'Give the path of a test file, from the project or the workspace root.'
        : `Give one of its tests: ${names.join('; ')}.`,
    exitCode: exitCodes.invalidInput,
    fields: { said },
  });
}

function recordingUnknown(name: string): PlumblineError {
  return new PlumblineError({
    code: 'MIGRATION_RECORDING_UNKNOWN',
    message: `${name} is no recording of nock, Polly, undici's SnapshotAgent or a browser.`,
    remedy: 'Give the path of one, from the project or the workspace root; --files must not leave it out.',
    exitCode: exitCodes.invalidInput,
    fields: { name },
  });
}
