import type { ProjectRun } from '@plumbline/qa/test-host';
import { resolve } from 'node:path';
import type { UserConfig } from 'vite';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/**
 * Makes one of many inline projects of a project's own configuration: rooted in its
 * folder, extending nothing. Its mode is that of the command `vitest`, which takes none from a configuration.
 *
 * @param project - The project.
 * @param config - Its own configuration, evaluated.
 * @returns The inline project; its name is the project's name in the workspace.
 */
export function inlineProject(project: ProjectRun, config: UserConfig): TestProjectInlineConfiguration {
  return {
    ...config,
    extends: false,
    root: resolve(project.root, config.test?.root ?? config.root ?? '.'),
    mode: 'test',
    test: { ...withoutPlace(config.test), name: project.name },
  };
}

/** `test.root` would be taken relative to the workspace, and `test.mode` for the mode. */
function withoutPlace(test: UserConfig['test'] & { mode?: string } = {}): NonNullable<UserConfig['test']> {
  const { root: _root, mode: _mode, ...rest } = test;
  return rest;
}
