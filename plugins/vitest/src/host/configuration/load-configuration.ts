import { stripVTControlCharacters } from 'node:util';
import { relative } from 'node:path';
import { fail, ok, type Result } from '@plumbline/contracts/errors';
import type { RunProblem } from '@plumbline/contracts';
import type { ProjectRun } from '@plumbline/qa/test-host';
import { loadConfigFromFile, type UserConfig } from 'vite';
import { captureOutput } from './capture-output.ts';
import { inOwnSurroundings, type EnvironmentChange } from './own-surroundings.ts';

/** A project's configuration, evaluated. */
export interface LoadedConfiguration {
  readonly config: UserConfig;
  /** What evaluating it changed in `process.env`; already put back. */
  readonly change: EnvironmentChange;
  /** Packages that took something of the project's surroundings, or changed them, when they were loaded. */
  readonly partial: ReadonlySet<string>;
  /** What it printed. */
  readonly printed: string;
}

/** A configuration that cannot be read. */
export interface BrokenConfiguration {
  readonly code: RunProblem['code'];
  /** What the project's run ends with. */
  readonly problem: RunProblem;
  /** What it printed. */
  readonly printed: string;
}

/**
 * Evaluates a project's Vitest configuration as if the project stood alone.
 *
 * @param project - The project; one without a configuration file has an empty configuration.
 * @returns The configuration, or why there is none.
 */
export async function loadConfiguration(
  project: ProjectRun,
): Promise<Result<LoadedConfiguration, BrokenConfiguration>> {
  const { configFile } = project;
  if (configFile === undefined) {
    return ok({ config: {}, change: { set: {}, removed: [] }, partial: new Set(), printed: '' });
  }
  using output = captureOutput(process);
  try {
    const { value, ...effects } = await inOwnSurroundings(project, () => evaluate(configFile, project.root));
    return ok({ config: value, ...effects, printed: output.text() });
  } catch (thrown) {
    const problem = configurationThrows(project, configFile, thrown);
    return fail({ code: problem.code, problem, printed: output.text() });
  }
}

/** Node itself reads fast; what it cannot read as it is, Vite bundles first. */
async function evaluate(configFile: string, root: string): Promise<UserConfig> {
  try {
    return await load(configFile, root, 'native');
  } catch (error) {
    if (!isUnreadableByNode(error)) throw error;
    return load(configFile, root, 'bundle');
  }
}

async function load(configFile: string, root: string, loader: 'native' | 'bundle'): Promise<UserConfig> {
  const environment = { command: 'serve', mode: 'test' } as const;
  const loaded = await loadConfigFromFile(environment, configFile, root, 'silent', undefined, loader);
  return loaded?.config ?? {};
}

const unreadable = new Set([
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_IMPORT_ATTRIBUTE_MISSING',
]);

function isUnreadableByNode(error: unknown): boolean {
  if (error instanceof SyntaxError || error instanceof ReferenceError) return true;
  return error instanceof Error && 'code' in error && unreadable.has(String(error.code));
}

function configurationThrows(project: ProjectRun, configFile: string, thrown: unknown): RunProblem {
  const file = relative(project.root, configFile);
  const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return {
    code: 'VITEST_CONFIGURATION_THROWS',
    message: `The Vitest configuration ${file} of project ${project.name} threw while it was read: ${stripVTControlCharacters(reason)}`,
    remedy: `Mend ${file}; \`npx vitest list --root ${project.root}\` shows the same error with its stack.`,
    file,
  };
}
