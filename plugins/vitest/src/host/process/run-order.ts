import type { HostEvent, HostRequest, ProjectOutcome, ProjectRun } from '@plumbline/qa/test-host';
import { createVitest, type Vitest } from 'vitest/node';
import { endedAtOnce } from '../report/ended-at-once.ts';
import { ProjectLedger } from '../report/project-ledger.ts';
import { listenToRejections } from './rejections.ts';
import { commonOptions, runVitest, type VitestRun } from './run-vitest.ts';

/** What the parent sends to a child that runs one project apart. */
export interface ApartOrder {
  readonly request: Omit<HostRequest, 'signal'>;
  readonly batch: ProjectOutcome['batch'];
}

/** What the process that runs an order is made of. */
export interface OrderSurroundings {
  readonly emit: (event: HostEvent) => void;
  readonly signal: AbortSignal;
  /** Its pipe for signs of life, which threads share. */
  readonly ownDescriptor: string | undefined;
  /** The exit status that Vitest has set so far. */
  readonly exitStatus: () => number | string | null | undefined;
}

/**
 * Runs the one project of an order in this process, which is in its folder with its variables already.
 *
 * @param order - What to run.
 * @param project - The order's one project.
 * @param surroundings - Who takes the events of the run, when it must end early, and this process's own pipe.
 */
export async function runOrder(
  { request, batch }: ApartOrder,
  project: ProjectRun,
  { emit, signal, ownDescriptor, exitStatus }: OrderSurroundings,
): Promise<void> {
  const started = performance.now();
  const elapsedMs = (): number => performance.now() - started;
  let vitest: Vitest | undefined;
  const ledger = new ProjectLedger(project, {
    isNested: () => (vitest?.projects.length ?? 0) > 1,
    mayBeEmpty: () => vitest?.config.passWithNoTests === true,
  });
  using rejections = listenToRejections(process);
  const run = { request: { ...request, signal }, batch, elapsedMs, emit, rejections };
  try {
    await runVitest({
      ...run,
      ownDescriptor,
      exitStatus,
      ledgers: [ledger],
      ledgerOf: () => ledger,
      create: async () => (vitest = await createVitest(optionsFor(run, project))),
    });
  } catch (error) {
    if (!ledger.ended) emit(endedAtOnce({ project: project.name, batch, durationMs: elapsedMs(), error }));
  }
}

function optionsFor(run: Pick<VitestRun, 'request'>, project: ProjectRun) {
  return {
    ...commonOptions(run),
    root: project.root,
    config: project.configFile ?? false,
    ...coverageOf(project),
  } as const;
}

function coverageOf({ coverageFolder }: ProjectRun) {
  return coverageFolder === undefined
    ? {}
    : { coverage: { enabled: true, reportsDirectory: coverageFolder } };
}
