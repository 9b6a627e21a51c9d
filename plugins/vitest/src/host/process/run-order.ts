import type { HostEvent, HostRequest, ProjectOutcome, ProjectRun } from '@plumbline/qa/test-host';
import { createVitest } from 'vitest/node';
import { plumbline } from '../../plugin/plumbline.ts';
import { endedAtOnce } from '../report/ended-at-once.ts';
import { ProjectLedger } from '../report/project-ledger.ts';
import { commonOptions, runVitest } from './run-vitest.ts';
import { WorkerWatch } from './worker-watch.ts';

/** What the parent sends to a child that runs one project apart. */
export interface ApartOrder {
  readonly request: Omit<HostRequest, 'signal'>;
  readonly batch: ProjectOutcome['batch'];
}

/**
 * Runs the one project of an order in this process, which is in its folder with its variables already.
 *
 * @param order - What to run.
 * @param project - The order's one project.
 * @param emit - Takes the events of the run.
 * @param signal - Aborted when the run must end early.
 */
export async function runOrder(
  { request, batch }: ApartOrder,
  project: ProjectRun,
  { emit, signal }: { readonly emit: (event: HostEvent) => void; readonly signal: AbortSignal },
): Promise<void> {
  const started = performance.now();
  const elapsedMs = (): number => performance.now() - started;
  const ledger = new ProjectLedger(project);
  const run = { request: { ...request, signal }, batch, elapsedMs, emit };
  try {
    await runVitest({
      ...run,
      watch: new WorkerWatch(request.configuration.qa.hangGraceMs),
      ledgers: [ledger],
      ledgerOf: () => ledger,
      create: (reporter) =>
        createVitest(
          {
            ...commonOptions(run, reporter),
            root: project.root,
            config: project.configFile ?? false,
            ...coverageOf(project),
          },
          { plugins: [plumbline()] },
        ),
    });
  } catch (error) {
    if (!ledger.ended) emit(endedAtOnce({ project: project.name, batch, durationMs: elapsedMs(), error }));
  }
}

function coverageOf({ coverageFolder }: ProjectRun) {
  return coverageFolder === undefined
    ? {}
    : { coverage: { enabled: true, reportsDirectory: coverageFolder } };
}
