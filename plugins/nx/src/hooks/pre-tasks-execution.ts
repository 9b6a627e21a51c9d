import type { PreTasksExecution } from '@nx/devkit';
import { readProjectList } from '../inference/project-list.ts';
import type { PluginOptions } from '../plugin-options.ts';
import { hashValues } from './hash-values.ts';

/** The option of the executors that writes snapshots. */
const updates = /^--update(?:=true)?$/u;

/**
 * Sets the environment variables that the inferred targets name as inputs, before Nx hashes
 * anything. Nx hands them on to the process that hashes, with its daemon and without.
 *
 * @param options - Options of the plugin's entry in nx.json.
 * @param context - The run that is about to start.
 * Side effect: sets variables of `process.env`.
 */
export const preTasksExecution: PreTasksExecution<PluginOptions> = (options, context) => {
  const values = hashValues({
    workspaceRoot: context.workspaceRoot,
    nodeExecutable: context.argv[0] ?? process.execPath,
    projects: readProjectList(context.workspaceRoot, options),
    writesSources: context.argv.some((word) => updates.test(word)),
    environment: process.env,
  });
  for (const [name, value] of Object.entries(values)) process.env[name] = value;
};
