import type { HostRequest, ProjectRun } from '@plumbline/qa/test-host';
import type { TestProject, Vitest } from 'vitest/node';
import { missingSetUp, missingTags } from '../../plugin/plumbline.ts';
import type {} from '../../worker/worker-orders.ts';
import { workerOrdersOf } from './worker-orders-of.ts';

/**
 * Gives every project of a Vitest our tags, our set-up and its orders, also those that a configuration
 * declares itself, whether or not its configuration lists our plugin.
 *
 * @param vitest - A Vitest that has run nothing yet.
 * @param request - The run.
 * @param projectOf - The workspace project that one of Vitest's projects belongs to.
 */
export function equipProjects(
  vitest: Vitest,
  request: HostRequest,
  projectOf: (project: TestProject) => ProjectRun,
): void {
  for (const project of vitest.projects) {
    const { config } = project;
    config.tags = [...config.tags, ...missingTags(config.tags)];
    config.setupFiles = [...missingSetUp(config.setupFiles), ...config.setupFiles];
    project.provide('plumbline', workerOrdersOf(request, projectOf(project)));
    if (!('plumblineHttp' in project.getProvidedContext())) {
      project.provide('plumblineHttp', { intercept: true, allowHosts: [] });
    }
  }
}
