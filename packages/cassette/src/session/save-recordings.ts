import { writeFileWhole } from '@plumbline/durable';
import { encodeCassette, type KeyedLine } from '../file/encode-cassette.ts';
import type { RecordedExchange } from './recording.ts';
import { storeExchange } from './store-exchange.ts';

/** What a session recorded, and where it goes. */
export interface RecordedSession {
  readonly path: string;
  readonly test: string;
  /** Lines of the cassette that stay. */
  readonly before: readonly KeyedLine[];
  readonly exchanges: readonly RecordedExchange[];
}

/**
 * Writes a cassette, whole or not at all, and the timing beside it.
 *
 * @param session - What was recorded.
 * @throws PlumblineError where the disk refuses; the old cassette is then still there.
 */
export async function saveRecordings(session: RecordedSession): Promise<void> {
  const lines = [...session.before, ...session.exchanges.map(storeExchange)];
  await writeFileWhole(session.path, encodeCassette(session.test, lines));
  await writeFileWhole(timingPath(session.path), encodeTiming(session));
}

/**
 * Names the file that holds the timing of a cassette.
 *
 * @param path - Path of the cassette.
 * @returns Its path without `.jsonl`, with `.timing.json`.
 */
export function timingPath(path: string): string {
  return `${path.replace(/\.jsonl$/, '')}.timing.json`;
}

/** By position in the cassette, from the end where lines stood before. */
function encodeTiming({ before, exchanges }: RecordedSession): string {
  const interactions = exchanges.map(({ timing }, index) => ({ position: before.length + index, ...timing }));
  return `${JSON.stringify({ schemaVersion: 1, kind: 'cassette-timing', interactions })}\n`;
}
