import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastRunSchema, runRecordSchema, type LastRun, type RunRecord } from '@plumbline/contracts';
import { commandEnvironment } from '../setup/command-environment.ts';
import { runCommand, runOrThrow, type Command, type CommandResult } from '../setup/run-command.ts';

/** Files by path; what is no string is written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** A workspace on disk, and what a developer does in it. */
export interface Workspace {
  readonly root: string;
  readonly write: (files: Files) => void;
  readonly read: (path: string) => string;
  readonly remove: (path: string) => void;
  readonly has: (path: string) => boolean;
  /** Contents of all files below a folder; none where it is absent. */
  readonly contents: (path: string) => readonly string[];
  readonly nx: (args: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<CommandResult>;
  readonly plumb: Workspace['nx'];
  /** What `nx` and `plumb` run, to run it in another way. */
  readonly command: (
    name: 'nx' | 'plumb',
    args: readonly string[],
    environment?: NodeJS.ProcessEnv,
  ) => Command;
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Projects that the last `nx` command ran, and those whose results it restored, sorted. */
  readonly finished: () => { readonly ran: readonly string[]; readonly cached: readonly string[] };
  readonly runRecord: (path: string) => RunRecord;
}

/**
 * Opens a workspace.
 *
 * @param root - Absolute path of its root.
 * @param node - Absolute path of the Node that everything in it runs on.
 * @returns What a developer does in it.
 */
export function openWorkspace(root: string, node: string): Workspace {
  const at = (path: string): string => join(root, path);
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  const environment = commandEnvironment(node);
  const command: Workspace['command'] = (name, args, more = {}) => ({
    file: node,
    arguments: [at(`node_modules/.bin/${name}`), ...args],
    cwd: root,
    environment: { ...environment, ...more },
  });
  return {
    root,
    read,
    write: (files) => {
      for (const [path, content] of Object.entries(files)) writeFile(at(path), content);
    },
    remove: (path) => {
      rmSync(at(path), { recursive: true });
    },
    has: (path) => existsSync(at(path)),
    contents: (path) => filesBelow(at(path)).map((file) => readFileSync(file, 'utf8')),
    command,
    nx: (...args) => runCommand(command('nx', ...args)),
    plumb: (...args) => runCommand(command('plumb', ...args)),
    git: (...args) => runOrThrow({ file: 'git', arguments: args, cwd: root, environment }),
    finished: () => finished(lastRunSchema.parse(JSON.parse(read('.plumbline/last-run.json')))),
    runRecord: (path) => runRecordSchema.parse(JSON.parse(read(`.plumbline/runs/${path}`))),
  };
}

function finished({ tasks }: LastRun): { ran: string[]; cached: string[] } {
  const names = (cached: boolean): string[] =>
    tasks
      .filter((task) => task.cached === cached)
      .map(({ project }) => project)
      .toSorted();
  return { ran: names(false), cached: names(true) };
}

function filesBelow(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function writeFile(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : `${JSON.stringify(content, undefined, 2)}\n`);
}

/**
 * Takes what a command printed, if it succeeded.
 *
 * @param result - How the command ended.
 * @returns What it printed on stdout.
 * @throws Error with all that it printed where its exit status is not 0.
 */
export function outputOf({ status, stdout, stderr }: CommandResult): string {
  if (status === 0) return stdout;
  throw new Error(`The command ended with ${String(status)}:\n${stdout}\n${stderr}`);
}
