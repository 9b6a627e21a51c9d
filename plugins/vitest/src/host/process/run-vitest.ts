import { setTimeout as pause } from 'node:timers/promises';
import type { HostEvent, HostRequest, ProjectOutcome } from '@plumbline/qa/test-host';
import { runRules } from '@plumbline/contracts/modes';
import type { TestProject, TestSpecification, Vitest } from 'vitest/node';
import { type ProjectLedger } from '../report/project-ledger.ts';
import { errorOutside } from '../report/run-problems.ts';
import { RunReporter } from '../report/run-reporter.ts';
import { areCredentialsRequired } from './credentials-required.ts';
import { consolidatedWorker } from '../consolidated-worker/consolidated-worker.ts';
import { equipProjects } from './equip-projects.ts';
import { installReporter } from './install-reporter.ts';
import { selectSpecifications } from './select-specifications.ts';
import { usePool } from './use-pool.ts';
import type { Rejections } from './rejections.ts';
import { WorkerWatch } from './worker-watch.ts';

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
  /** The exit status that Vitest has set, where this process is its alone; else undefined. */
  readonly exitStatus: () => number | string | null | undefined;
  /** Starts Vitest; runs nothing yet. */
  readonly create: () => Promise<Vitest>;
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
  await orSoonAfterAbort(runAndClose(run, reporter), request.signal);
  reporter.endRest(run.exitStatus());
}

async function runAndClose(run: VitestRun, reporter: RunReporter): Promise<void> {
  const { request } = run;
  const scripts = await consolidatedWorker(request.workspaceRoot);
  const vitest = await run.create();
  const watch = new WorkerWatch(request.configuration.qa.hangGraceMs);
  try {
    installReporter(vitest, reporter);
    equipProjects(vitest, request, (project) => run.ledgerOf(project).project);
    const isSerial = !runRules[request.run].parallel;
    usePool(vitest, { ...run, signal: request.signal, watch, scripts, isSerial });
    await vitest.standalone();
    const specifications = await selectSpecifications(vitest, run);
    using _watching = watch.begin();
    await runUntilAborted(vitest, specifications, request.signal);
  } finally {
    await closeInTime(vitest, run);
  }
}

/** Vitest, too, waits so long for what a project closes, and no longer. */
async function closeInTime(vitest: Vitest, { ledgers }: VitestRun): Promise<void> {
  const { teardownTimeout } = vitest.config;
  const patience = new AbortController();
  const isClosed = await Promise.race([
    vitest.close().then(() => true),
    pause(teardownTimeout, false, { signal: patience.signal }),
  ]);
  patience.abort();
  if (isClosed) return;
  for (const ledger of ledgers) {
    ledger.print(ledger.project.root, `close timed out after ${String(teardownTimeout)} ms\n`);
  }
}

/** Vitest waits up to a minute for a worker that was ended while it was asked to stop. */
const patienceMs = 1500;

async function orSoonAfterAbort(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const given = Promise.withResolvers<undefined>();
  const giveUp = (): void => {
    setTimeout(() => {
      given.resolve(undefined);
    }, patienceMs).unref();
  };
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  try {
    await Promise.race([work, given.promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
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
