import { readFile, rm } from 'node:fs/promises';
import { writeFileWhole } from '@plumbline/durable';
import type { CassetteLibrary, ShelvedCassette } from './cassette-library.ts';
import { diffCassettes, type InteractionChange } from './diff-cassettes.ts';
import { filesOfCassette } from './find-cassettes.ts';
import type { StoredCassette } from './stored-cassette.ts';

/** How one attempt to record ended. */
export type RecordEnd =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why: string;
      /** Whether nothing was started: then whatever changed meanwhile, others changed. */
      readonly isRefused?: boolean;
    };

/** What a refresh needs. */
export interface RefreshContext {
  readonly library: CassetteLibrary;
  /**
   * Records the test of a cassette again, and no other, through the same gate as any recording.
   *
   * @param path - Absolute path of the cassette.
   */
  readonly record: (path: string) => Promise<RecordEnd>;
  /** Aborted when no further test is to be recorded. */
  readonly signal: AbortSignal;
}

/** What became of one cassette. */
export type Refreshed =
  | {
      readonly path: string;
      /** `identical`: the service sent the same bytes. */
      readonly outcome: 'changed' | 'identical';
      readonly changes: readonly InteractionChange[];
    }
  | {
      readonly path: string;
      /** `unused`: the test passed without a request. Either way the old recording is there as it was. */
      readonly outcome: 'failed' | 'unused';
      readonly why: string;
    };

/**
 * Records cassettes anew, one test at a time. Where that fails, the old recording stays, byte for byte.
 *
 * @param paths - Absolute paths of the cassettes.
 * @param context - What reads and what records.
 * @returns What became of each, as it ends.
 * Side effects: those of recording.
 */
export async function* refreshCassettes(
  paths: readonly string[],
  context: RefreshContext,
): AsyncGenerator<Refreshed, void> {
  for (const path of paths) {
    if (context.signal.aborted) return;
    yield await refreshOne(path, context);
  }
}

async function refreshOne(path: string, { library, record, signal }: RefreshContext): Promise<Refreshed> {
  const before = await library.read(path);
  const kept = await keepFiles(path);
  const end = await record(path);
  const after = await library.read(path);
  const why = whyFailed(end, after, signal);
  if (why === undefined && 'cassette' in after) return compare(path, { library, kept, before, after });
  if (end.ok || end.isRefused !== true) await restoreFiles(kept);
  return { path, outcome: 'failed', why: why ?? 'nothing readable was recorded' };
}

/** A recording before and after. */
interface Attempt {
  readonly library: CassetteLibrary;
  readonly kept: KeptFiles;
  readonly before: ShelvedCassette;
  readonly after: Extract<ShelvedCassette, { cassette: unknown }>;
}

async function compare(path: string, { library, kept, before, after }: Attempt): Promise<Refreshed> {
  if (after.cassette.made.recordedAt === recordedAt(before)) return unused(path);
  const isIdentical = kept.get(path)?.equals(await readFile(path)) === true;
  const changes = diffCassettes(interactionsOf(before), interactionsOf(after), library.keys.rules);
  return { path, outcome: isIdentical ? 'identical' : 'changed', changes };
}

function whyFailed(end: RecordEnd, after: ShelvedCassette, signal: AbortSignal): string | undefined {
  if (!end.ok) return end.why;
  if (signal.aborted) return 'it was interrupted';
  return 'error' in after ? after.error.message : undefined;
}

function recordedAt(shelved: ShelvedCassette): string | undefined {
  return 'error' in shelved ? undefined : shelved.cassette.made.recordedAt;
}

function interactionsOf(shelved: ShelvedCassette): StoredCassette['interactions'] {
  return 'error' in shelved ? [] : shelved.cassette.interactions;
}

function unused(path: string): Refreshed {
  const why = 'the test passed and made no request: nothing was recorded';
  return { path, outcome: 'unused', why };
}

type KeptFiles = ReadonlyMap<string, Buffer | undefined>;

async function keepFiles(path: string): Promise<KeptFiles> {
  const files = filesOfCassette(path);
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => undefined)));
  return new Map(files.map((file, index) => [file, contents[index]]));
}

async function restoreFiles(kept: KeptFiles): Promise<void> {
  for (const [path, content] of kept) {
    const now = await readFile(path).catch(() => undefined);
    if (content === undefined) await rm(path, { force: true });
    else if (now?.equals(content) !== true) await writeFileWhole(path, content);
  }
}
