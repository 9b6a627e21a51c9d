import { relative } from 'node:path';
import { fail, ok, type Result } from '@plumbline/contracts/errors';
import type { RunProblem } from '@plumbline/contracts';
import type { ProjectRun } from '@plumbline/qa/test-host';
import { loadConfigFromFile, type UserConfig } from 'vite';
import { inOwnSurroundings, type EnvironmentChange } from './own-surroundings.ts';

/** A project's configuration, evaluated. */
export interface LoadedConfiguration {
  readonly config: UserConfig;
  /** What evaluating it changed in `process.env`; already put back. */
  readonly change: EnvironmentChange;
}

/** How configuration files are read: by Node itself, or bundled first, which evaluates local imports afresh. */
export type ConfigurationLoader = 'native' | 'bundle';

/**
 * Evaluates a project's Vitest configuration as if the project stood alone.
 *
 * @param project - The project; one without a configuration file has an empty configuration.
 * @param loader - `native` is fast; a file that Node cannot read as it is falls back to `bundle`.
 * @returns The configuration, or the problem that its run ends with.
 */
export async function loadConfiguration(
  project: ProjectRun,
  loader: ConfigurationLoader,
): Promise<Result<LoadedConfiguration, RunProblem>> {
  const { configFile } = project;
  if (configFile === undefined) return ok({ config: {}, change: { set: {}, removed: [] } });
  try {
    const { value, change } = await inOwnSurroundings(project, () =>
      evaluate(configFile, project.root, loader),
    );
    return ok({ config: value, change });
  } catch (thrown) {
    return fail(configurationThrows(project, configFile, thrown));
  }
}

async function evaluate(configFile: string, root: string, loader: ConfigurationLoader): Promise<UserConfig> {
  try {
    return await load(configFile, root, loader);
  } catch (error) {
    if (loader === 'bundle' || !isUnreadableByNode(error)) throw error;
    return load(configFile, root, 'bundle');
  }
}

async function load(configFile: string, root: string, loader: ConfigurationLoader): Promise<UserConfig> {
  const loaded = await loadConfigFromFile(
    { command: 'serve', mode: 'test' },
    configFile,
    root,
    'silent',
    undefined,
    loader,
  );
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
    message: `The Vitest configuration ${file} of project ${project.name} threw while it was read: ${reason}`,
    remedy: `Mend ${file}; \`npx vitest list --root ${project.root}\` shows the same error with its stack.`,
    file,
  };
}
