import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { StoredCassette } from '@plumbline/cassette/library';

/** What to record, so that one cassette is made anew and no other. */
export interface RecordTarget {
  /** Name of the project, as `nx` knows it. */
  readonly project: string;
  /** Absolute path of the project. */
  readonly projectRoot: string;
  /** The test file, relative to the project, with slashes. */
  readonly file: string;
  /** Matches the full name of the test; `undefined` for the whole file. */
  readonly testNamePattern: string | undefined;
}

/** Where the names of projects are looked up. */
export interface ProjectPlaces {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Names of projects by the absolute paths of their folders, as far as they are known from runs. */
  readonly known: ReadonlyMap<string, string>;
}

/** Recordings of what a file requests outside its tests have this in the place of a name. */
const outsideTests = '(outside its tests)';

/**
 * Finds out how to record one cassette.
 *
 * @param recording - Its test, its test file, and its interactions.
 * @param places - Where the names of projects are looked up.
 * @returns The project, the file, and the tests.
 */
export function recordTarget(
  recording: Pick<StoredCassette, 'test' | 'interactions'> & { readonly testFile: string },
  places: ProjectPlaces,
): RecordTarget {
  const { testFile, test, interactions } = recording;
  const projectRoot = findProjectRoot(dirname(testFile), places);
  const isWorkflow = interactions.some(({ section }) => section !== undefined);
  return {
    project: places.known.get(projectRoot) ?? projectName(projectRoot),
    projectRoot,
    file: relative(projectRoot, testFile).split(sep).join('/'),
    testNamePattern: test === outsideTests ? undefined : patternOf(test, isWorkflow),
  };
}

/** Suites are joined by another sign where names are matched; the steps of a workflow are tests below it. */
function patternOf(test: string, isWorkflow: boolean): string {
  const names = test.split(' > ').map((name) => name.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  return `^${names.join('(?: > | )')}${isWorkflow ? '(?: > | )' : '$'}`;
}

function findProjectRoot(folder: string, places: ProjectPlaces): string {
  const isRoot = places.known.has(folder) || manifests.some((name) => existsSync(join(folder, name)));
  if (isRoot || folder === places.workspaceRoot || dirname(folder) === folder) return folder;
  return findProjectRoot(dirname(folder), places);
}

const manifests = ['project.json', 'package.json'] as const;

/** As Nx names it: by project.json, then by package.json, then by its folder. */
function projectName(root: string): string {
  const [project, manifest] = manifests.map((name) => readJson(join(root, name)));
  const nx = property(manifest, 'nx');
  const names = [property(project, 'name'), property(nx, 'name'), property(manifest, 'name')];
  return names.find((name) => typeof name === 'string') ?? basename(root);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
}
