import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { HostEvent, HostRequest, ProjectOutcome, TestHost } from '@plumbline/qa/test-host';
import { runRules } from '@plumbline/contracts/modes';
import { eventQueue } from './event-queue.ts';
import { endedAtOnce } from './report/ended-at-once.ts';
import { planInstances, type Instance } from './process/plan-instances.ts';
import { listenToRejections, type Rejections } from './process/rejections.ts';
import { testEnvironment } from './configuration/test-environment.ts';
import { prepareProjects, type PreparedProjects } from './configuration/prepare-projects.ts';
import { runApart } from './process/run-apart.ts';
import { runShared, SharingFailed } from './process/run-shared.ts';

/**
 * Runs tests with Vitest: all projects that can share a process in one instance,
 * each of the others in a child process of its own.
 *
 * @returns The host.
 */
export function vitestHost(): TestHost {
  return { run };
}

function run(request: HostRequest): AsyncIterable<HostEvent> {
  const queue = eventQueue<HostEvent>();
  void runAll(request, (event) => {
    queue.push(event);
  }).finally(() => {
    queue.end();
  });
  return queue.events;
}

async function runAll(request: HostRequest, emit: (event: HostEvent) => void): Promise<void> {
  const started = performance.now();
  const elapsedMs = (): number => performance.now() - started;
  const open = new Set(request.projects.map(({ name }) => name));
  const tell = (event: HostEvent): void => {
    if (event.type === 'project-ended') open.delete(event.outcome.project);
    emit(event);
  };
  const batch = newBatch(request);
  using _environment = testEnvironment(process.env);
  try {
    await runPrepared({
      request,
      prepared: await prepareProjects(request.projects),
      batch,
      elapsedMs,
      emit: tell,
    });
  } catch (error) {
    for (const project of open) tell(endedAtOnce({ project, batch, durationMs: elapsedMs(), error }));
  }
}

interface PreparedRun {
  readonly request: HostRequest;
  readonly prepared: PreparedProjects;
  readonly batch: ProjectOutcome['batch'];
  readonly elapsedMs: () => number;
  readonly emit: (event: HostEvent) => void;
}

async function runPrepared({ prepared, ...run }: PreparedRun): Promise<void> {
  for (const { project, problem } of prepared.broken) {
    run.emit(endedAtOnce({ project: project.name, batch: run.batch, durationMs: run.elapsedMs(), problem }));
  }
  using rejections = listenToRejections(process);
  for (const instances of planInstances(prepared.shared, run.batch.workers)) {
    await Promise.all(instances.map((instance) => runInstance(instance, { ...run, rejections })));
  }
  for (const { project, reason } of prepared.apart) {
    await runApart(project, { ...run, batch: apartBatch(run.request, reason) });
  }
}

/** Where projects cannot be set up together, one of them is to blame: each runs apart, and that one fails alone. */
async function runInstance(
  { projects, workers }: Instance,
  run: Omit<PreparedRun, 'prepared'> & { readonly rejections: Rejections },
): Promise<void> {
  try {
    await runShared(projects, { ...run, request: { ...run.request, workers } });
  } catch (error) {
    if (!(error instanceof SharingFailed)) throw error;
    for (const { project } of projects) {
      await runApart(project, { ...run, batch: apartBatch(run.request, error.message) });
    }
  }
}

/** As many workers as processors: Vitest itself leaves one out, as it does not know what else is running. */
function newBatch({ run, workers = availableParallelism() }: HostRequest): ProjectOutcome['batch'] {
  return { id: randomUUID(), workers: runRules[run].parallel ? workers : 1, apart: null };
}

function apartBatch({ workers = Math.max(availableParallelism() - 1, 1) }: HostRequest, reason: string) {
  return { id: randomUUID(), workers, apart: reason };
}
