import { basename } from 'node:path';
import { writeFileWhole } from '@plumbline/durable';
import { encodeCassette, type KeyedLine } from '../file/encode-cassette.ts';
import { countTaken } from '../redaction/count-taken.ts';
import { findLeftovers } from '../redaction/find-leftovers.ts';
import { secretInRecording } from '../redaction/secret-in-recording.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { makeFingerprint } from '../fingerprint/make-fingerprint.ts';
import type { RecordedExchange } from './recording.ts';
import { extendTiming, timingPath } from './timing-file.ts';
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
  /** Absolute path of the test file, where it is known. */
  readonly testFile: string | undefined;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
}

/**
 * Writes a cassette, whole or not at all, and the timing beside it, without secrets.
 *
 * @param session - What was recorded.
 * @returns How many secrets were taken out, by kind.
 * @throws PlumblineError `SECRET_IN_RECORDING` where the finished files would still hold a secret; another
 * where the disk refuses. The old cassette is then still there.
 */
export async function saveRecordings(session: RecordedSession): Promise<Readonly<Record<string, number>>> {
  const { path, test, keys, before, exchanges, testFile } = session;
  const { rules, taken } = countTaken(keys.redaction.rules);
  const added = exchanges.map((exchange) => storeExchange(exchange, keys, rules));
  const lines = [...before, ...added];
  const cassette = encodeCassette(test, lines);
  const timing = await extendTiming(path, {
    kept: before.length,
    added: exchanges,
    recordedAt: new Date(session.recordedAt).toISOString(),
    ...(testFile !== undefined && { testFile: basename(testFile) }),
    fingerprint: await makeFingerprint({ lines, test, testFile, rules: keys.rules }),
  });
  refuseSecrets(session, cassette.toString());
  await writeFileWhole(path, cassette);
  await writeFileWhole(timingPath(path), timing);
  return taken;
}

/**
 * Looks at what is about to be written, whatever was done to it before. The timing is numbers, a date and
 * digests, which may look like anything.
 */
function refuseSecrets({ path, test, keys }: RecordedSession, cassette: string): void {
  const leftovers = findLeftovers(cassette, keys.redaction.rules);
  if (leftovers.length > 0) throw secretInRecording({ path, test }, leftovers);
}
