import { writeFileWhole } from '@plumbline/durable';
import { encodeCassette, type KeyedLine } from '../file/encode-cassette.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { extendTiming, timingPath } from './timing-file.ts';
import type { RecordedExchange } from './recording.ts';
import { storeExchange } from './store-exchange.ts';

/** What a session recorded, and where it goes. */
export interface RecordedSession {
  readonly path: string;
  readonly test: string;
  /** How the keys of requests are computed, and what of them is not recorded. */
  readonly keys: RequestKeys;
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
  const { path, test, keys, before, exchanges } = session;
  const added = exchanges.map((exchange) => storeExchange(exchange, keys));
  const timing = await extendTiming(path, { kept: before.length, added: exchanges });
  await writeFileWhole(path, encodeCassette(test, [...before, ...added]));
  await writeFileWhole(timingPath(path), timing);
}
