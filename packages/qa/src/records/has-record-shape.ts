import type { RunRecord } from '@plumbline/contracts';

/** Every property that a record always has, with a value of its type; `null` where several will do. */
const example: Omit<RunRecord, 'covers'> = {
  schemaVersion: 1,
  kind: 'run-record',
  project: '',
  projectRoot: '',
  run: 'pr',
  httpMode: 'playback',
  outcome: 'passed',
  durationMs: 0,
  tests: { passed: 0, failed: 0, skipped: 0, notRun: 0 },
  recordings: { hits: 0, misses: 0, recorded: 0, liveCalls: 0 },
  files: [{ path: '', outcome: 'passed', durationMs: 0, tests: 0 }],
  problems: [{ code: '', message: '', remedy: '' }],
  warnings: [{ code: '', message: '', remedy: '' }],
  slowest: [{ file: '', test: '', durationMs: 0 }],
  budget: { limitMs: 0, spentMs: 0, enforced: false },
  batch: { id: '', wallMs: 0, workers: 0, apart: null },
};

/**
 * Tells whether a value has the shape of a run record of this version, for records that this
 * version just wrote or restored: the schema, which knows every detail, takes longer to load than
 * all of them take to read.
 *
 * @param value - What the file holds.
 * @returns True where every property that is always there has its type.
 */
export function hasRecordShape(value: unknown): value is RunRecord {
  return isAlike<unknown>(value, example) && isThisVersion(value as RunRecord);
}

function isThisVersion({ schemaVersion, kind }: Record<'schemaVersion' | 'kind', unknown>): boolean {
  return schemaVersion === example.schemaVersion && kind === example.kind;
}

function isAlike<T>(value: unknown, model: T): value is T {
  if (model === null) return value !== undefined;
  if (Array.isArray(model)) {
    return Array.isArray(value) && value.every((entry) => isAlike(entry, model[0] as unknown));
  }
  if (typeof model !== 'object') return typeof value === typeof model;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(model).every(([key, part]) => isAlike<unknown>(Reflect.get(value, key), part));
}
