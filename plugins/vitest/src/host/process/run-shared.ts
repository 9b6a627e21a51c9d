import type { ProjectRun } from '@plumbline/qa/test-host';
import type { UserConfig } from 'vite';
import { createVitest, type PoolRunnerInitializer, type Vitest } from 'vitest/node';
import { ProjectLedger } from '../report/project-ledger.ts';
import type { RunReporter } from '../report/run-reporter.ts';
import { consolidatedWorker } from '../consolidated-worker/consolidated-worker.ts';
import { ByProjectSequencer } from './by-project-sequencer.ts';
import { inlineProject } from './inline-project.ts';
import { poolName, ProjectWorker } from './project-worker.ts';
import { commonOptions, runVitest, type VitestRun } from './run-vitest.ts';
import { WorkerWatch } from './worker-watch.ts';

/** A project that may share a process, with its configuration evaluated. */
export interface SharedProject {
  readonly project: ProjectRun;
  readonly config: UserConfig;
}

/**
 * Runs many projects in one Vitest instance: each with its own configuration, working
 * directory and variables, in workers of its own.
 *
 * @param projects - The projects; their names are unique.
 * @param run - The run, and whom to tell.
 */
export async function runShared(
  projects: readonly SharedProject[],
  run: Pick<VitestRun, 'request' | 'batch' | 'elapsedMs' | 'emit'>,
): Promise<void> {
  const watch = new WorkerWatch(run.request.configuration.qa.hangGraceMs);
  const entry = await consolidatedWorker(run.request.workspaceRoot);
  const ledgers = new Map(projects.map(({ project }) => [project.name, new ProjectLedger(project)]));
  await runVitest({
    ...run,
    watch,
    ledgers: [...ledgers.values()],
    ledgerOf: ({ name }) => ledgers.get(name) ?? new ProjectLedger(unknownProject(name)),
    create: (reporter) => create({ projects, run, reporter, ledgers, watch, entry }),
  });
}

interface Creation {
  readonly projects: readonly SharedProject[];
  readonly run: Pick<VitestRun, 'request'>;
  readonly reporter: RunReporter;
  readonly ledgers: ReadonlyMap<string, ProjectLedger>;
  readonly watch: WorkerWatch;
  /** The script that workers run. */
  readonly entry: string;
}

function create({ projects, run, reporter, ledgers, watch, entry }: Creation): Promise<Vitest> {
  return createVitest(
    {
      ...commonOptions(run, reporter),
      config: false,
      root: run.request.workspaceRoot,
      sequence: { sequencer: ByProjectSequencer },
      projects: projects.map(({ project, config }) => {
        const ledger = ledgers.get(project.name) ?? new ProjectLedger(project);
        return inlineProject(project, config, projectPool(ledger, watch, entry));
      }),
    },
    { envDir: false },
  );
}

function projectPool(ledger: ProjectLedger, watch: WorkerWatch, entry: string): PoolRunnerInitializer {
  const { root, environment } = ledger.project;
  return {
    name: poolName,
    createPoolWorker: (options) =>
      new ProjectWorker(options, {
        root,
        environment,
        entry,
        output: (text) => {
          ledger.print(root, text);
        },
        beat: (beat, end) => {
          watch.hear(beat, ledger, end);
        },
        ended: (worker) => {
          watch.forget(worker);
        },
      }),
  };
}

function unknownProject(name: string): ProjectRun {
  throw new Error(`Vitest reported a project that was not asked for: ${name}`);
}
