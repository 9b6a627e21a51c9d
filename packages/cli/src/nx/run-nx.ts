import type { LastRun, ReplyWarning, RunRecord } from '@plumbline/contracts';
import { readLastRun, readRecordsOfRun, runIdVariable } from '@plumbline/qa';
import type { Format } from '../arguments/requested-format.ts';
import type { Host } from '../command/host.ts';
import type { NxRun } from './nx-run.ts';

/** Where and how to run `nx`. */
export interface NxContext {
  readonly host: Host;
  readonly workspaceRoot: string;
  /** Absolute path of the script of `nx`. */
  readonly nx: string;
  readonly format: Format;
}

/** What one `nx` command did. */
export interface NxResult {
  readonly run: NxRun;
  /** Whether `nx` ended with status 0. */
  readonly ok: boolean;
  readonly records: readonly RunRecord[];
  readonly cachedProjects: readonly string[];
  /** Projects whose run broke down before it could write its record. */
  readonly withoutRecord: readonly string[];
  readonly warnings: readonly ReplyWarning[];
}

/** One value for all: a new one each time would make Nx's daemon compute its graph anew. */
export const runId = 'plumb';

/**
 * Runs one `nx` command and reads what it left behind.
 *
 * @param run - The command.
 * @param context - Where and how.
 * @returns Its records, and what came from the cache.
 * Side effects: those of the command; its output goes to stdout, or to stderr where stdout
 *   is for a JSON document.
 */
export async function runNx(run: NxRun, context: NxContext): Promise<NxResult> {
  const { host, workspaceRoot } = context;
  const startedAt = host.now();
  const { status } = await host.runProgram({
    script: context.nx,
    arguments: run.arguments,
    directory: workspaceRoot,
    environment: { ...host.environment, ...run.environment, [runIdVariable]: runId },
    output: context.format === 'json' ? 'stderr' : 'stdout',
    signal: host.signal,
  });
  const lastRun = await readLastRun(workspaceRoot);
  const isOurs = lastRun !== undefined && lastRun.id === runId && lastRun.startedAt >= startedAt;
  const found = isOurs ? await recordsOf(workspaceRoot, lastRun) : nothing;
  return { run, ok: status === 0, ...found };
}

type Found = Omit<NxResult, 'run' | 'ok'>;

async function recordsOf(workspaceRoot: string, lastRun: LastRun): Promise<Found> {
  const { records, missing, warnings } = await readRecordsOfRun(workspaceRoot, lastRun);
  return {
    records,
    warnings,
    cachedProjects: lastRun.tasks.filter(({ cached }) => cached).map(({ project }) => project),
    withoutRecord: missing.map(({ project }) => project),
  };
}

/* Nothing ran, or nx ended before its hooks: then no record is this command's. */
const nothing: Found = { records: [], cachedProjects: [], withoutRecord: [], warnings: [] };
