import type { ProjectRun } from '@plumbline/qa/test-host';
import { createVitest, type Vitest } from 'vitest/node';
import { endedAtOnce } from '../report/ended-at-once.ts';
import { ProjectLedger } from '../report/project-ledger.ts';
import type { ProcessOrder } from './process-messages.ts';
import { listenToRejections } from './rejections.ts';
import { commonOptions } from './common-options.ts';
import { runVitest, type VitestRun } from './run-vitest.ts';
import type { OrderSurroundings } from './run-shared.ts';

/** What the process of a project that runs apart is made of. */
export interface AloneSurroundings extends OrderSurroundings {
  /** Its pipe for signs of life, which threads share. */
  readonly ownDescriptor: string | undefined;
  /** The exit status that Vitest has set so far. */
  readonly exitStatus: () => number | string | null | undefined;
}

/**
 * Runs the one project of an order in this process, which is in its folder with its variables already.
 *
 * @param order - What to run.
 * @param surroundings - Who takes the events of the run, when it must end early, and this process's own pipe.
 */
export async function runAlone(
  { request, batch }: Omit<ProcessOrder, 'isShared'>,
  { tell, signal, ownDescriptor, exitStatus }: AloneSurroundings,
): Promise<void> {
  const [project] = request.projects;
  if (project === undefined) return;
  const started = performance.now();
  const elapsedMs = (): number => performance.now() - started;
  let vitest: Vitest | undefined;
  const ledger = new ProjectLedger(project, {
    isNested: () => (vitest?.projects.length ?? 0) > 1,
    mayBeEmpty: () => vitest?.config.passWithNoTests === true,
  });
  using rejections = listenToRejections(process);
  const run = { request: { ...request, signal }, batch, elapsedMs, emit: tell, rejections };
  try {
    await runVitest({
      ...run,
      ownDescriptor,
      exitStatus,
      ledgers: [ledger],
      ledgerOf: () => ledger,
      create: async () => {
        tell({ type: 'stage', stage: 'reading', project: project.name });
        vitest = await createVitest(optionsFor(run, project));
        tell({ type: 'stage', stage: 'running' });
        return vitest;
      },
    });
  } catch (error) {
    if (!ledger.ended) tell(endedAtOnce({ project: project.name, batch, durationMs: elapsedMs(), error }));
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

/** Where a configuration itself turns coverage on, its reports go to the same folder: that is what is cached. */
function coverageOf({ coverageFolder, measuresCoverage = false }: ProjectRun) {
  return {
    coverage: {
      ...(measuresCoverage ? { enabled: true } : {}),
      ...(coverageFolder === undefined ? {} : { reportsDirectory: coverageFolder }),
    },
  };
}
