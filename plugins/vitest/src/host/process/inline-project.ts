import type { ProjectRun } from '@plumbline/qa/test-host';
import { resolve } from 'node:path';
import type { UserConfig } from 'vite';
import type { TestProjectInlineConfiguration } from 'vitest/config';

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
    root: resolve(project.root, config.test?.root ?? config.root ?? '.'),
    test: { ...withoutRoot(config.test), name: project.name },
  };
}

/** `test.root` would be taken relative to the workspace. */
function withoutRoot(test: UserConfig['test'] = {}): NonNullable<UserConfig['test']> {
  const { root: _root, ...rest } = test;
  return rest;
}
