import { prepareProjects } from '../configuration/prepare-projects.ts';
import { endedAtOnce } from '../report/ended-at-once.ts';
import { planInstances, type Instance } from './plan-instances.ts';
import type { ProcessMessage, ProcessOrder } from './process-messages.ts';
import { listenToRejections } from './rejections.ts';
import { runInstance, SharingFailed, type InstanceRun } from './run-instance.ts';
import { startingStage } from './starting-stage.ts';

/** What the process that runs an order is made of. */
export interface OrderSurroundings {
  readonly tell: (message: ProcessMessage) => void;
  /** Aborted when the run must end early. */
  readonly signal: AbortSignal;
}

/**
 * Runs the projects of an order in this process, all that can share it; says which cannot.
 *
 * @param order - What to run.
 * @param surroundings - Who takes the events of the run, and when it must end early.
 */
export async function runShared(
  { request, batch }: Omit<ProcessOrder, 'isShared'>,
  { tell, signal }: OrderSurroundings,
): Promise<void> {
  const started = performance.now();
  const elapsedMs = (): number => performance.now() - started;
  const open = new Set(request.projects.map(({ name }) => name));
  const tellEnd = (message: ProcessMessage): void => {
    if (message.type === 'project-ended') open.delete(message.outcome.project);
    if (message.type === 'apart') open.delete(message.project);
    tell(message);
  };
  const run = { request: { ...request, signal }, batch, elapsedMs, emit: tellEnd };
  try {
    await runPrepared(run, tellEnd);
  } catch (error) {
    for (const project of open) tellEnd(endedAtOnce({ project, batch, durationMs: elapsedMs(), error }));
  }
}

type Tell = (message: ProcessMessage) => void;

async function runPrepared(run: Omit<InstanceRun, 'rejections' | 'starting'>, tell: Tell): Promise<void> {
  const prepared = await prepareProjects(run.request.projects, (project) => {
    tell({ type: 'stage', stage: 'reading', project });
  });
  const { batch, elapsedMs } = run;
  for (const { project, reason } of prepared.apart) tell({ type: 'apart', project: project.name, reason });
  for (const { project, ...why } of prepared.broken) {
    tell(endedAtOnce({ project: project.name, batch, durationMs: elapsedMs(), ...why }));
  }
  using rejections = listenToRejections(process);
  const starting = startingStage(tell);
  for (const instances of planInstances(prepared.shared, run.batch.workers)) {
    await Promise.all(
      instances.map((instance) => runOrPart(instance, { ...run, rejections, starting }, tell)),
    );
  }
}

/** Where projects cannot be set up together, one of them is to blame: each runs apart, and that one fails alone. */
async function runOrPart({ projects, workers }: Instance, run: InstanceRun, tell: Tell): Promise<void> {
  try {
    await runInstance(projects, { ...run, request: { ...run.request, workers } });
  } catch (error) {
    if (!(error instanceof SharingFailed)) throw error;
    for (const { project } of projects) tell({ type: 'apart', project: project.name, reason: error.message });
  }
}
