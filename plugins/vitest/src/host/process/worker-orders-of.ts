import type { HostRequest, ProjectRun } from '@plumbline/qa/test-host';
import type { WorkerOrders } from '../../worker/worker-orders.ts';

/**
 * Says what the workers of a project are to do.
 *
 * @param request - The run.
 * @param project - One of its projects.
 * @returns Plain data, as Vitest's `provide` needs it.
 */
export function workerOrdersOf(
  request: Pick<HostRequest, 'workspaceRoot' | 'httpMode' | 'configuration'>,
  project: ProjectRun,
): WorkerOrders {
  const { cassettes, live } = request.configuration;
  return {
    workspaceRoot: request.workspaceRoot,
    project: project.name,
    projectRoot: project.root,
    httpMode: request.httpMode,
    cassetteDirectory: cassettes.directory,
    rules: cassettes.rules,
    redact: cassettes.redact,
    timing: cassettes.timing,
    unplayed: cassettes.unplayed,
    allowHosts: cassettes.allowHosts,
    credentials: live.credentials,
    recordCommand: project.recordCommand,
  };
}
