import type { ProjectRun } from '@plumbline/qa/test-host';
import type { PluginOption, UserConfig } from 'vite';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { plumbline, pluginName } from '../../plugin/plumbline.ts';

/**
 * Makes one of many inline projects of a project's own configuration: rooted in its
 * folder, extending nothing.
 *
 * @param project - The project.
 * @param config - Its own configuration, evaluated.
 * @returns The inline project; its name is the project's name in the workspace.
 */
export function inlineProject(project: ProjectRun, config: UserConfig): TestProjectInlineConfiguration {
  return {
    ...config,
    extends: false,
    root: config.test?.root ?? config.root ?? project.root,
    plugins: withPlumbline(config.plugins ?? []),
    test: { ...config.test, name: project.name },
  };
}

/**
 * Adds our plugin to those of a configuration, unless it is there.
 *
 * @param plugins - The configuration's own.
 * @returns All plugins.
 */
export function withPlumbline(plugins: readonly PluginOption[]): PluginOption[] {
  return hasPlumbline(plugins) ? [...plugins] : [...plugins, plumbline()];
}

function hasPlumbline(plugins: readonly PluginOption[]): boolean {
  return plugins.some((plugin) => {
    if (Array.isArray(plugin)) return hasPlumbline(plugin);
    return typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === pluginName;
  });
}
