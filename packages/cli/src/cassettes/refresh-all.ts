import { openRecorder } from '@plumbline/cassette';
import { refreshCassettes, type Refreshed, type ShelvedCassette } from '@plumbline/cassette/library';
import { acquireLock } from '@plumbline/durable';
import { exitCodes, isPlumblineError, PlumblineError } from '@plumbline/contracts/errors';
import { readRunRecords } from '@plumbline/qa';
import { join } from 'node:path';
import type { Host } from '../command/host.ts';
import type { Outcome } from '../command/outcome.ts';
import { readTargetNames } from '../nx/target-names.ts';
import type { Shelf } from './open-shelf.ts';
import { readSelected } from './read-selected.ts';
import { recordTarget, type ProjectPlaces, type RecordTarget } from './record-target.ts';
import { recordTest } from './record-test.ts';
import { renderRefreshed } from './render-refreshed.ts';

/** What is to be recorded anew. */
export interface RefreshRequest {
  /** Which recordings; all where empty. */
  readonly words: readonly string[];
  /** Also what is fresh. */
  readonly all: boolean;
  readonly dryRun: boolean;
  readonly allowInCi: boolean;
  readonly host: Host;
}

/**
 * Records anew what is stale, due, or cannot be read: one test at a time.
 *
 * @param request - Which recordings.
 * @returns What became of each; `CASSETTES_NOT_REFRESHED` where a test failed, whose old recording stays.
 * Side effects: those of recording.
 */
export async function refreshAll(request: RefreshRequest): Promise<Outcome> {
  const read = await readSelected(request.words, request.host);
  if (!read.ok) return read;
  const { shelf, selected } = read.value;
  const wanted = selected.filter((each) => request.all || isOutdated(each));
  const plan = wanted.map((each) => planOf(each));
  if (request.dryRun || plan.length === 0) return describePlan(plan, selected.length, shelf);
  try {
    await using _turn = await takeTurn(shelf, request);
    return conclude(await carryOut(plan, shelf, request), shelf, request);
  } catch (error) {
    if (isPlumblineError(error)) return { ok: false, error };
    throw error;
  }
}

function isOutdated(shelved: ShelvedCassette): boolean {
  return 'error' in shelved || shelved.freshness.reasons.length > 0;
}

/** A recording, and its test where there is one to record. */
type Planned = {
  readonly path: string;
  readonly test: string | undefined;
  readonly target: TestOfCassette | undefined;
};
type TestOfCassette = Parameters<typeof recordTarget>[0];

function planOf(shelved: ShelvedCassette): Planned {
  const { test, testFile } = ('error' in shelved ? shelved.origin : shelved.cassette) ?? {};
  const interactions = 'error' in shelved ? [] : shelved.cassette.interactions;
  const isKnown = test !== undefined && testFile !== undefined;
  return { path: shelved.path, test, target: isKnown ? { test, testFile, interactions } : undefined };
}

function describePlan(plan: readonly Planned[], count: number, { show }: Shelf): Outcome {
  const text =
    plan.length === 0
      ? [`None of ${String(count)} recordings is stale or due; nothing is recorded.`]
      : plan.map(({ path, test }) => `${test ?? 'cannot be read'}  (${show(path)})`);
  return {
    ok: true,
    data: { cassettes: plan.map(({ path }) => ({ path: show(path), outcome: 'planned' })) },
    text,
  };
}

/**
 * One refresh of a workspace at a time; and the gate of every recording is asked before the first test starts,
 * which asks it again for itself.
 */
async function takeTurn({ root }: Shelf, { host, allowInCi }: RefreshRequest): Promise<AsyncDisposable> {
  const environment = { ...host.environment, ...(allowInCi && { PLUMBLINE_RECORD_IN_CI: '1' }) };
  const directory = join(root, '.plumbline', 'locks');
  const turn = { directory, name: 'refresh', mode: 'exclusive', purpose: 'refresh cassettes' } as const;
  const lock = await acquireLock(turn);
  try {
    const recorder = await openRecorder({ workspaceRoot: root, environment });
    await recorder[Symbol.asyncDispose]();
    return lock;
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

async function carryOut(
  plan: readonly Planned[],
  shelf: Shelf,
  { host, allowInCi }: RefreshRequest,
): Promise<readonly Refreshed[]> {
  const places = await projectPlaces(shelf.root);
  const { record: targetName } = await readTargetNames(shelf.root);
  const context = { host, workspaceRoot: shelf.root, targetName, allowInCi };
  const targets = new Map(
    plan.map(({ path, target }) => [path, target === undefined ? undefined : recordTarget(target, places)]),
  );
  const record = async (path: string): ReturnType<typeof recordTest> => {
    const target: RecordTarget | undefined = targets.get(path);
    if (target === undefined)
      return { ok: false, why: 'its test is not known; `plumb record` records all of a project' };
    return recordTest(target, context);
  };
  const paths = plan.map(({ path }) => path);
  return Array.fromAsync(refreshCassettes(paths, { library: shelf.library, record, signal: host.signal }));
}

async function projectPlaces(workspaceRoot: string): Promise<ProjectPlaces> {
  const { records } = await readRunRecords(workspaceRoot);
  const known = records.map(
    ({ project, projectRoot }) => [join(workspaceRoot, projectRoot), project] as const,
  );
  return { workspaceRoot, known: new Map(known) };
}

function conclude(refreshed: readonly Refreshed[], shelf: Shelf, { host }: RefreshRequest): Outcome {
  const cassettes = refreshed.map((each) => ({ ...each, path: shelf.show(each.path) }));
  const text = renderRefreshed(refreshed, shelf);
  const failed = refreshed.filter(({ outcome }) => outcome === 'failed').length;
  if (host.signal.aborted) return { ok: false, error: interrupted(), text };
  if (failed === 0) return { ok: true, data: { cassettes }, text };
  const error = new PlumblineError({
    code: 'CASSETTES_NOT_REFRESHED',
    message: `${String(failed)} of ${String(refreshed.length)} recordings could not be made anew; the old ones were kept.`,
    remedy:
      'Mend the tests that fail against the real services, or give them the keys they need; then refresh again.',
    exitCode: exitCodes.checkFailed,
    fields: { cassettes },
  });
  return { ok: false, error, text };
}

function interrupted(): PlumblineError {
  return new PlumblineError({
    code: 'INTERRUPTED',
    message: 'The refresh was interrupted.',
    remedy: 'Start it again: what was recorded anew is fresh, and is not recorded again.',
    exitCode: exitCodes.interrupted,
  });
}
