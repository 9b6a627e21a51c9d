import type { Workspace } from '../workspace/workspace.ts';

/** One kind of change, and which projects' results it makes worthless. */
export interface Change {
  readonly what: string;
  /** Files to change: from their text to another; `undefined` deletes, and absent files have no text. */
  readonly files?: Readonly<Record<string, (text: string) => string | undefined>>;
  readonly environment?: NodeJS.ProcessEnv;
  readonly arguments?: readonly string[];
  /** Last parts of the names of the projects that must run; all others must come from the cache. */
  readonly runs: readonly string[];
}

const everyone = ['a', 'b', 'c'];
const newTest = `import { it } from 'vitest';\n\nit('is new', { tags: ['quick'] }, () => undefined);\n`;
const addLine = (text: string): string => `${text}// changed\n`;

/** Replaces the integrity that the lockfile notes for a package. */
function inLockfile(name: string): Change['files'] {
  const pattern = new RegExp(`("node_modules/${name}": \\{[^}]*?"integrity": ")[^"]+`, 'u');
  return {
    'package-lock.json': (text) => {
      if (!pattern.test(text)) throw new Error(`The lockfile has no integrity of ${name}.`);
      return text.replace(pattern, '$1sha512-changed');
    },
  };
}

/** Every kind of change that tells a sound cache from a stale or a useless one. */
export const changes: readonly Change[] = [
  { what: 'a source', files: { 'libs/a/src/index.ts': addLine }, runs: ['a', 'b'] },
  { what: 'a test', files: { 'libs/a/src/index.test.ts': addLine }, runs: ['a'] },
  {
    what: 'a tag',
    files: { 'libs/a/src/index.test.ts': (text) => text.replace(`, 'quick'`, '') },
    runs: ['a'],
  },
  { what: 'a new test', files: { 'libs/c/src/new.test.ts': () => newTest }, runs: ['c'] },
  {
    what: 'a recording',
    files: {
      'libs/a/src/__cassettes__/index/models.cassette.jsonl': (text) => text.replace('models', 'tools'),
    },
    runs: ['a', 'b'],
  },
  {
    what: 'a fixture that a test reads',
    files: { 'libs/a/src/prompts/plan.txt': (text) => `${text}Another plan.\n` },
    runs: ['a', 'b'],
  },
  { what: 'a file that is deleted', files: { 'libs/a/src/unused.ts': () => undefined }, runs: ['a', 'b'] },
  { what: 'a project’s README', files: { 'libs/a/README.md': () => '# a\n' }, runs: ['a'] },
  { what: 'a Vitest configuration', files: { 'libs/c/vitest.config.ts': addLine }, runs: ['c'] },
  { what: 'a file that a configuration imports', files: { 'shared/retries.ts': addLine }, runs: ['c'] },
  {
    what: 'a global set-up outside the project',
    files: { 'tools/global-set-up.ts': addLine },
    runs: ['c'],
  },
  { what: 'a folder that an alias leads to', files: { 'prices/list.ts': addLine }, runs: ['c'] },
  { what: 'a new file where an alias leads', files: { 'prices/new.ts': () => 'export {};\n' }, runs: ['c'] },
  {
    what: 'what a tsconfig below the project extends',
    files: { 'tools/tsconfig.prices.json': (text) => text.replace('es2024', 'es2022') },
    runs: ['c'],
  },
  {
    what: 'a git-ignored .env of a folder that the configuration loads',
    files: { 'envs/.env.test': () => 'PRICE_LIST=b\n' },
    runs: ['c'],
  },
  {
    what: 'plumbline.json',
    files: { 'plumbline.json': (text) => text.replace('"qa"', '"budgets": { "prMs": 60000 }, "qa"') },
    runs: everyone,
  },
  {
    what: 'the shared TypeScript configuration',
    files: { 'tsconfig.base.json': (text) => text.replace('nodenext', 'esnext') },
    runs: everyone,
  },
  { what: 'a file that nobody reads', files: { 'notes.txt': () => 'Remember.\n' }, runs: [] },
  { what: 'a variable of plumbline.json', environment: { MODEL_NAME: 'other' }, runs: everyone },
  { what: 'the time zone', environment: { TZ: 'Pacific/Apia' }, runs: everyone },
  { what: 'a variable that nobody reads', environment: { COLOR_OF_THE_DAY: 'blue' }, runs: [] },
  { what: 'a git-ignored .env of a project', files: { 'libs/a/.env': () => 'KEY=1\n' }, runs: ['a'] },
  { what: 'a git-ignored .env of the workspace', files: { '.env.local': () => 'KEY=1\n' }, runs: everyone },
  { what: 'a version of Vitest', files: inLockfile('vitest') ?? {}, runs: everyone },
  { what: 'a version of a package that one project uses', files: inLockfile('semver') ?? {}, runs: ['c'] },
  { what: 'a version of a package that no test uses', files: inLockfile('prettier') ?? {}, runs: [] },
  { what: 'code of the plugin', files: { 'plugins/nx/src/executors/run-tasks.ts': addLine }, runs: everyone },
  {
    what: 'code of a package below the plugin',
    files: { 'packages/durable/src/index.ts': addLine },
    runs: everyone,
  },
  { what: 'a test of the plugin', files: { 'plugins/nx/src/new.test.ts': () => 'export {};\n' }, runs: [] },
  { what: 'the mode', arguments: ['-c', 'quick'], runs: everyone },
  { what: 'an option', arguments: ['--testNamePattern=exports'], runs: everyone },
];

/**
 * Makes a change for as long as it is held.
 *
 * @param workspace - Where to make it.
 * @param change - What to change.
 * @returns Disposing puts every file back as it was.
 */
export function make(workspace: Workspace, { files = {} }: Change): Disposable {
  const before = Object.keys(files).map((path) => [path, textOf(workspace, path)] as const);
  for (const [path, changed] of Object.entries(files))
    put(workspace, path, changed(textOf(workspace, path) ?? ''));
  return {
    [Symbol.dispose]: () => {
      for (const [path, text] of before) put(workspace, path, text);
    },
  };
}

function textOf(workspace: Workspace, path: string): string | undefined {
  return workspace.has(path) ? workspace.read(path) : undefined;
}

function put(workspace: Workspace, path: string, text: string | undefined): void {
  if (text === undefined) workspace.remove(path);
  else workspace.write({ [path]: text });
}
