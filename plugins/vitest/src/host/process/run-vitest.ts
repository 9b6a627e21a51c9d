import type { HostEvent, HostRequest, ProjectOutcome } from '@plumbline/qa/test-host';
import { runRules } from '@plumbline/contracts/modes';
import type { TestProject, TestSpecification, Vitest } from 'vitest/node';
import { type ProjectLedger } from '../report/project-ledger.ts';
import { errorOutside } from '../report/run-problems.ts';
import { RunReporter } from '../report/run-reporter.ts';
import { areCredentialsRequired } from './credentials-required.ts';
import { consolidatedWorker } from '../consolidated-worker/consolidated-worker.ts';
import { usePool } from './own-pool.ts';
import type { Rejections } from './rejections.ts';
import { WorkerWatch } from './worker-watch.ts';
import { workerOrdersOf } from './worker-orders-of.ts';

/** One Vitest instance to run, for one project or for many. */
export interface VitestRun {
  readonly request: HostRequest;
  readonly batch: ProjectOutcome['batch'];
  readonly elapsedMs: () => number;
  readonly rejections: Rejections;
  readonly emit: (event: HostEvent) => void;
  readonly ledgers: readonly ProjectLedger[];
  /** The ledger that one of Vitest's projects belongs to. */
  readonly ledgerOf: (project: TestProject) => ProjectLedger;
  /** The pipe for signs of life of this process itself, where it has one. */
  readonly ownDescriptor: string | undefined;
  /** Starts Vitest with our reporter in place; runs nothing yet. */
  readonly create: (reporter: RunReporter) => Promise<Vitest>;
}

/**
 * Runs one Vitest instance to its end. Every project of it ends with one `project-ended`.
 *
 * @param run - What to run, and whom to tell.
 */
export async function runVitest(run: VitestRun): Promise<void> {
  const { request } = run;
  const reporter = new RunReporter({
    run: request.run,
    credentialsRequired: areCredentialsRequired(request.configuration, process.env),
    batch: run.batch,
    elapsedMs: run.elapsedMs,
    signal: request.signal,
    ledgers: run.ledgers,
    ledgerOf: run.ledgerOf,
    emit: run.emit,
  });
  using _listening = run.rejections.listen((reason) => {
    reporter.blameOpen(errorOutside(asError(reason)));
  });
  const scripts = await consolidatedWorker(request.workspaceRoot);
  const vitest = await run.create(reporter);
  const watch = new WorkerWatch(request.configuration.qa.hangGraceMs);
  try {
    giveOrders(vitest, run);
    usePool(vitest, { ...run, watch, scripts, isSerial: !runRules[request.run].parallel });
    await vitest.standalone();
    const specifications = await select(vitest, run);
    using _watching = watch.begin();
    await runUntilAborted(vitest, specifications, request.signal);
    reporter.endRest();
  } finally {
    await vitest.close();
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function giveOrders(vitest: Vitest, run: VitestRun): void {
  for (const project of vitest.projects) {
    project.provide('plumbline', workerOrdersOf(run.request, run.ledgerOf(project).project));
  }
}

async function select(vitest: Vitest, run: VitestRun): Promise<TestSpecification[]> {
  const all = await vitest.globTestSpecifications();
  return all.filter(({ project, moduleId }) => {
    const { root, files, proven } = run.ledgerOf(project).project;
    const path = moduleId.startsWith(root) ? moduleId.slice(root.length + 1) : moduleId;
    return !proven.has(path) && (files === undefined || files.includes(path));
  });
}

async function runUntilAborted(
  vitest: Vitest,
  specifications: TestSpecification[],
  signal: AbortSignal,
): Promise<void> {
  const cancel = (): void => void vitest.cancelCurrentRun('keyboard-input');
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (!signal.aborted && specifications.length > 0) {
      await vitest.runTestSpecifications(specifications, true);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/**
 * The options that every Vitest instance of ours is started with.
 *
 * @param run - The run.
 * @param reporter - Where it reports to.
 * @returns Options for `createVitest`.
 */
export function commonOptions(run: Pick<VitestRun, 'request'>, reporter: RunReporter) {
  const { request } = run;
  const rule = runRules[request.run];
  return {
    watch: false,
    reporters: [reporter],
    tagsFilter: [rule.tagsFilter],
    passWithNoTests: true,
    ...(request.workers === undefined ? {} : { maxWorkers: request.workers }),
    ...(rule.parallel ? {} : { maxWorkers: 1, fileParallelism: false }),
  };
}
