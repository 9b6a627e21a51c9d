import type { InlineConfig, TestProject, Vitest } from 'vitest/node';
import type { ProjectLedger } from '../report/project-ledger.ts';
import { setUpFile } from '../../plugin/set-up-file.ts';
import type { ConsolidatedWorker } from '../consolidated-worker/consolidated-worker.ts';
import { beatVariable } from '../../worker/beat.ts';
import { BeatFile } from './beat-file.ts';
import { poolName, ProjectWorker } from './project-worker.ts';
import type { WorkerWatch } from './worker-watch.ts';

/** Where the workers of a run come from. */
export interface PoolPlan {
  readonly ledgerOf: (project: TestProject) => ProjectLedger;
  readonly watch: WorkerWatch;
  /** The scripts that workers run. */
  readonly scripts: ConsolidatedWorker;
  readonly signal: AbortSignal;
  /** Whether tests that ask to run side by side run one at a time. */
  readonly isSerial: boolean;
  /** The pipe for signs of life of this process itself, which threads share; undefined where it has none. */
  readonly ownDescriptor: string | undefined;
}

/**
 * Gives every project on the pool `forks` workers with its own surroundings, under watch,
 * and lets threads be watched through this process's own pipe.
 *
 * @param vitest - A Vitest that has run nothing yet.
 * @param plan - Where the workers come from.
 */
export function usePool(vitest: Vitest, plan: PoolPlan): void {
  for (const project of vitest.projects) {
    const { pool } = project.config;
    if (pool === 'forks') useForks(project, plan);
    if (pool === 'vmForks') watchForks(vitest, project, plan);
    if (plan.isSerial) project.config.maxConcurrency = 1;
    hideOwnFrames(project.config);
    if (plan.ownDescriptor !== undefined && pool.toLowerCase().includes('threads')) {
      project.config.env = { ...project.config.env, [beatVariable]: plan.ownDescriptor };
    }
  }
}

/** Vitest treats its own vm pools apart from all others, so they stay its own: they are watched through a file. */
function watchForks(vitest: Vitest, project: TestProject, { ledgerOf, watch }: PoolPlan): void {
  const ledger = ledgerOf(project);
  const beats = new BeatFile({
    beat: (beat, end) => {
      watch.hear(beat, ledger, end);
    },
    ended: (worker) => {
      watch.forget(worker);
    },
  });
  project.config.env = { ...project.config.env, [beatVariable]: beats.path };
  vitest.onClose(() => {
    beats[Symbol.dispose]();
  });
}

/** The frames of our scripts are as uninteresting as those of Vitest's own, which it leaves out. */
function hideOwnFrames(config: Pick<InlineConfig, 'onStackTrace'>): void {
  const own = config.onStackTrace;
  config.onStackTrace = (error, frame) =>
    !frame.file.includes('/.plumbline/cache/') && own?.(error, frame) !== false;
}

function useForks(project: TestProject, plan: PoolPlan): void {
  const setupFiles = project.config.setupFiles.map((file) =>
    file === setUpFile ? plan.scripts.setUp : file,
  );
  Object.assign(project.config, { pool: poolName, poolRunner: poolFor(project, plan), setupFiles });
}

function poolFor(project: TestProject, { ledgerOf, watch, scripts, signal }: PoolPlan) {
  const ledger = ledgerOf(project);
  const { root, environment } = ledger.project;
  return {
    name: poolName,
    createPoolWorker: (options: ConstructorParameters<typeof ProjectWorker>[0]): ProjectWorker =>
      new ProjectWorker(options, {
        root,
        environment,
        entry: scripts.entry,
        signal,
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
