export { postTasksExecution } from './hooks/post-tasks-execution.ts';
export { preTasksExecution } from './hooks/pre-tasks-execution.ts';
export { createNodes } from './inference/create-nodes.ts';
export type { PluginOptions } from './plugin-options.ts';

/** Name of the plugin, as Nx shows it. */
export const name = '@plumbline/nx';
