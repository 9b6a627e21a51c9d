import { runModes, runRules } from '@plumbline/contracts/modes';
import type { HostRequest } from '@plumbline/qa/test-host';
import type { InlineConfig } from 'vitest/node';
import type { VitestRun } from './run-vitest.ts';

/**
 * The options that every Vitest instance of ours is started with.
 *
 * @param run - The run.
 * @returns Options for `createVitest`.
 */
export function commonOptions({ request }: Pick<VitestRun, 'request'>) {
  const rule = runRules[request.run];
  return {
    watch: false,
    tagsFilter: [rule.tagsFilter],
    ...snapshotsOf(request),
    ...(request.workers === undefined ? {} : { maxWorkers: request.workers }),
    ...(rule.parallel ? {} : { maxWorkers: 1, fileParallelism: false }),
  };
}

/** A result from the cache writes nothing, so a run that is cached writes no snapshot either, unless asked to. */
function snapshotsOf({ run, updateSnapshots = false }: HostRequest): Pick<InlineConfig, 'update'> {
  if (updateSnapshots) return { update: 'all' };
  return runModes.some((mode) => mode === run) ? { update: 'none' } : {};
}
