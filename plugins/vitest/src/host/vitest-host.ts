import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { HostEvent, HostRequest, ProjectOutcome, TestHost } from '@plumbline/qa/test-host';
import { runRules } from '@plumbline/contracts/modes';
import { runApart } from './children/run-apart.ts';
import { runTogether } from './children/run-together.ts';
import type { StageLimits } from './children/stage-watch.ts';
import { eventQueue } from './event-queue.ts';
import { endedAtOnce } from './report/ended-at-once.ts';

/** How long processes that run Vitest may take before they count as hung. */
export interface HostLimits {
  /** The process that projects share: whoever holds the others up goes on in a process of its own. */
  readonly together: StageLimits;
  /** The process of a project that runs apart: it fails. */
  readonly apart: StageLimits;
}

const defaultLimits: HostLimits = {
  together: { reading: 10_000, starting: 60_000, running: 60_000 },
  apart: { reading: 60_000, starting: 60_000, running: 300_000 },
};

/**
 * Runs tests with Vitest, in child processes: all projects that can share one together, each of the
 * others in one of its own. Whatever a project does to its process, the results of the others stand.
 *
 * @param limits - How long the processes may take.
 * @returns The host.
 */
export function vitestHost(limits: HostLimits = defaultLimits): TestHost {
  return { run: (request) => run(request, limits) };
}

function run(request: HostRequest, limits: HostLimits): AsyncIterable<HostEvent> {
  const queue = eventQueue<HostEvent>();
  void runAll(request, limits, (event) => {
    queue.push(event);
  }).finally(() => {
    queue.end();
  });
  return queue.events;
}

async function runAll(
  request: HostRequest,
  limits: HostLimits,
  emit: (event: HostEvent) => void,
): Promise<void> {
  const started = performance.now();
  const elapsedMs = (): number => performance.now() - started;
  const open = new Set(request.projects.map(({ name }) => name));
  const tell = (event: HostEvent): void => {
    if (event.type === 'project-ended') open.delete(event.outcome.project);
    emit(event);
  };
  const batch = sharedBatch(request);
  const run = { request, elapsedMs, emit: tell };
  try {
    const apart = await runTogether(request.projects, limits.together, { ...run, batch });
    for (const { project, reason } of apart) {
      await runApart(project, limits.apart, { ...run, batch: apartBatch(request, reason) });
    }
  } catch (error) {
    for (const project of open) tell(endedAtOnce({ project, batch, durationMs: elapsedMs(), error }));
  }
}

/** As many workers as processors: Vitest itself leaves one out, as it does not know what else is running. */
function sharedBatch({ run, workers = availableParallelism() }: HostRequest): ProjectOutcome['batch'] {
  return { id: randomUUID(), workers: runRules[run].parallel ? workers : 1, apart: null };
}

function apartBatch(
  { run, workers = Math.max(availableParallelism() - 1, 1) }: HostRequest,
  reason: string,
): ProjectOutcome['batch'] {
  return { id: randomUUID(), workers: runRules[run].parallel ? workers : 1, apart: reason };
}
