import type { HttpMode, RunKind, RunMode } from '@plumbline/contracts/modes';
import type { TargetNames } from './target-names.ts';

/** One `nx` command to be run. */
export interface NxRun {
  readonly run: RunKind;
  /** Words after `nx`. */
  readonly arguments: readonly string[];
  /** Variables that it gets beside those of the host. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Which projects a run is about. */
export interface ProjectSelection {
  /** Names or patterns; all where empty. */
  readonly projects: readonly string[];
  /** Only what a change can affect. */
  readonly affected: boolean;
  /** Revision that the change is counted from; Nx's own default where undefined. */
  readonly base: string | undefined;
}

/** What `plumb qa` was asked for. */
export interface QaPlanRequest extends ProjectSelection {
  readonly mode: RunMode;
  readonly skipCache: boolean;
  /** Whether snapshots are written anew. */
  readonly update: boolean;
  readonly targets: TargetNames;
}

/**
 * Plans the `nx` commands of a mode. A nightly is two, so that the live tests are a tail:
 * beside no other test of the workspace.
 *
 * @param request - Mode, projects and cache.
 * @returns The commands, in their order.
 */
export function planQa(request: QaPlanRequest): NxRun[] {
  const { mode, targets, skipCache, update } = request;
  const flags = [...(skipCache ? ['--skipNxCache'] : []), ...(update ? ['--update'] : [])];
  const qa = ['-t', targets.qa, '-c', mode, ...flags];
  return [
    { run: mode, arguments: [...selected(request), ...qa] },
    ...(mode === 'nightly'
      ? [{ run: 'live', arguments: [...selected(request), '-t', targets.live] } as const]
      : []),
  ];
}

/** What `plumb record` was asked for, or `plumb qa` otherwise than from recordings. */
export interface RecordPlanRequest extends ProjectSelection {
  readonly httpMode: Exclude<HttpMode, 'playback'>;
  /** Whether snapshots are written anew. */
  readonly update: boolean;
  readonly allowInCi: boolean;
  readonly targets: TargetNames;
}

const recordFlags: Readonly<Record<RecordPlanRequest['httpMode'], readonly string[]>> = {
  record: [],
  'record-missing': ['--missing'],
  live: ['--httpMode=live'],
};

/**
 * Plans the `nx` command that records, or that runs tests against the real services: one test at a time.
 *
 * @param request - Projects, and what to record.
 * @returns The command.
 */
export function planRecord(request: RecordPlanRequest): NxRun {
  const { httpMode, update, allowInCi, targets } = request;
  return {
    run: 'record',
    arguments: [
      ...selected(request),
      ...['-t', targets.record, '--parallel=1'],
      ...recordFlags[httpMode],
      ...(update ? ['--update'] : []),
    ],
    ...(allowInCi && { environment: { PLUMBLINE_RECORD_IN_CI: '1' } }),
  };
}

function selected({ projects, affected, base }: ProjectSelection): string[] {
  if (affected) return ['affected', ...(base === undefined ? [] : [`--base=${base}`])];
  return ['run-many', ...(projects.length === 0 ? [] : [`--projects=${projects.join(',')}`])];
}
