import type { RunRecord } from '@plumbline/contracts';
import type { SummaryTime } from './summary.ts';

interface Batch {
  readonly wallMs: number;
  readonly workers: number;
}

/**
 * Adds up where the time went. Records of one batch share its process and so its
 * wall time, which counts once.
 *
 * @param executed - Records of projects that ran, without those from the cache.
 * @param wallMs - Wall time of the whole run as its caller measured it; where unknown,
 *   the batches' own, one after the other.
 * @returns The times; efficiency is the time of tests ÷ what the workers could have done.
 */
export function measureTime(executed: readonly RunRecord[], wallMs?: number): SummaryTime {
  const batches = [...batchesById(executed).values()];
  const testsMs = sum(executed.flatMap(({ files }) => files.map(({ durationMs }) => durationMs)));
  const capacityMs = sum(batches.map((batch) => batch.wallMs * batch.workers));
  return {
    wallMs: wallMs ?? sum(batches.map((batch) => batch.wallMs)),
    testsMs,
    workers: Math.max(0, ...batches.map(({ workers }) => workers)),
    batches: batches.length,
    efficiency: capacityMs === 0 ? null : Math.min(1, testsMs / capacityMs),
  };
}

function batchesById(records: readonly RunRecord[]): Map<string, Batch> {
  const batches = new Map<string, Batch>();
  for (const { batch } of records) {
    const wallMs = Math.max(batch.wallMs, batches.get(batch.id)?.wallMs ?? 0);
    batches.set(batch.id, { wallMs, workers: batch.workers });
  }
  return batches;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
