import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { expand } from 'dotenv-expand';

/** Which task's variables are wanted. */
export interface TaskPlace {
  readonly workspaceRoot: string;
  /** Relative to the workspace root. */
  readonly projectRoot: string;
  readonly target: string;
  readonly configuration: string | undefined;
}

/**
 * Collects the variables that Nx gives a task that runs alone, from the `.env` files of project
 * and workspace: a batch runs in one process, for which Nx loads none of a project's own.
 * The files and their order are those of Nx's documentation, "Define environment variables".
 *
 * @param place - The task.
 * @param environment - The process's own variables, which win over every file, except where they
 * are what Nx itself loaded from the workspace's files.
 * @returns The variables that the files add.
 */
export function taskEnvironment(place: TaskPlace, environment: NodeJS.ProcessEnv): Record<string, string> {
  if (environment['NX_LOAD_DOT_ENV_FILES'] === 'false') return {};
  const own = withoutRootFiles(place.workspaceRoot, environment);
  const merged: Record<string, string> = {};
  for (const file of environmentFiles(place)) {
    for (const [name, value] of Object.entries(parseFile(join(place.workspaceRoot, file)))) {
      if (own[name] === undefined) merged[name] ??= value;
    }
  }
  return expand({ parsed: merged, processEnv: { ...own, ...merged } as Record<string, string> }).parsed ?? {};
}

/**
 * Lists the `.env` files of a task, the strongest first.
 *
 * @param place - The task.
 * @returns Paths relative to the workspace root; most do not exist.
 */
export function environmentFiles({ projectRoot, target, configuration }: TaskPlace): readonly string[] {
  const names = [
    ...(configuration === undefined ? [] : [`${target}.${configuration}`, configuration]),
    target,
    '',
  ].flatMap(variants);
  const inProject = projectRoot === '.' ? [] : names.map((name) => `${projectRoot}/${name}`);
  return [...inProject, ...names];
}

function variants(identifier: string): readonly string[] {
  return identifier === ''
    ? ['.env.local', '.local.env', '.env']
    : [`.env.${identifier}.local`, `.env.${identifier}`, `.${identifier}.local.env`, `.${identifier}.env`];
}

function withoutRootFiles(workspaceRoot: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = { ...environment };
  for (const file of variants('')) {
    for (const [name, value] of Object.entries(parseFile(join(workspaceRoot, file)))) {
      if (own[name] === value) Reflect.deleteProperty(own, name);
    }
  }
  return own;
}

function parseFile(path: string): Record<string, string> {
  return existsSync(path) ? parse(readFileSync(path, 'utf8')) : {};
}
