import type { ExchangeTiming } from '../../session/recording.ts';
import { numberOf, objectOf, type JsonObject } from '../json-fields.ts';

/** What passes before the first byte comes; `ssl` is a part of `connect`. */
const before = ['blocked', 'dns', 'connect', 'send', 'wait'] as const;

/**
 * Reads when the parts of a response came. HAR knows its beginning and its end.
 *
 * @param entry - An entry with `timings`.
 * @returns Milliseconds after the request began; none where the entry says none.
 */
export function harTiming(entry: JsonObject): ExchangeTiming {
  const timings = objectOf(entry['timings']);
  if (numberOf(timings['wait']) === undefined) return { chunks: [] };
  const head = Math.round(before.reduce((sum, phase) => sum + passed(timings[phase]), 0));
  const end = head + Math.round(passed(timings['receive']));
  return { head, chunks: [end], end };
}

/** -1 stands for a phase that there was none of. */
function passed(duration: unknown): number {
  return Math.max(0, numberOf(duration) ?? 0);
}
