import { basename } from 'node:path';
import { writeFileWhole } from '@plumbline/durable';
import { encodeCassette, type KeyedLine } from '../file/encode-cassette.ts';
import { countTaken } from '../redaction/count-taken.ts';
import { findLeftovers } from '../redaction/find-leftovers.ts';
import { IssuedSecrets } from '../redaction/issued-secrets.ts';
import { secretInRecording } from '../redaction/secret-in-recording.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { makeFingerprint } from '../fingerprint/make-fingerprint.ts';
import { arrangeLines, type ArrangedLine } from './arrange-lines.ts';
import { sectionOf, type CassetteSection, type SectionsRun } from './cassette-section.ts';
import type { RecordedExchange } from './recording.ts';
import { timingPath } from '../file/timing-path.ts';
import { extendTiming } from './timing-file.ts';
import { storeExchange } from './store-exchange.ts';

/** What a session recorded, and where it goes. */
export interface RecordedSession {
  readonly path: string;
  readonly test: string;
  /** How the keys of requests are computed, and what of them is not recorded. */
  readonly keys: RequestKeys;
  /** Lines of the cassette that stay; with a section, all its lines. */
  readonly before: readonly KeyedLine[];
  /** The part of the cassette that was recorded; all of it where absent. */
  readonly section?: CassetteSection | undefined;
  /** Whether what the section held before goes. */
  readonly replaces: boolean;
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
  const { path, test, keys, exchanges, testFile } = session;
  const { rules, taken } = countTaken(keys.redaction.rules);
  const issued = issuedIn(session.section?.run ?? {});
  const added = exchanges.map((exchange) => ({
    line: storeExchange(exchange, keys, issued.learning(rules)),
    exchange,
  }));
  const lines = arrangeLines({ ...session, added });
  const cassette = encodeCassette(test, lines);
  const timing = await extendTiming(path, {
    interactions: lines.map(({ from }) => from),
    recordedAt: recordedAt(session, lines),
    ...(testFile !== undefined && { testFile: basename(testFile) }),
    fingerprint: await makeFingerprint({ lines, test, testFile, rules: keys.rules }),
  });
  refuseSecrets(session, { cassette: cassette.toString(), timing });
  await writeFileWhole(path, cassette);
  await writeFileWhole(timingPath(path), timing);
  return taken;
}

/** What one section was handed out, the next one may send. */
function issuedIn(run: Pick<SectionsRun, 'issued'>): IssuedSecrets {
  return (run.issued ??= new IssuedSecrets());
}

/** When the oldest line was recorded, where all were in this run; the old file knows it else. */
function recordedAt(
  { recordedAt: now, section }: RecordedSession,
  lines: readonly ArrangedLine[],
): string | undefined {
  section?.run.recordedAt.set(section.name, now);
  const dates = lines.map(({ from, text }) =>
    typeof from === 'number' ? section?.run.recordedAt.get(sectionOf(text) ?? '') : now,
  );
  return dates.every((date) => date !== undefined)
    ? new Date(Math.min(now, ...dates)).toISOString()
    : undefined;
}

/** What is about to be written. */
interface FinishedFiles {
  readonly cassette: string;
  readonly timing: string;
}

/**
 * Looks at what is about to be written, whatever was done to it before. Numbers and dates of the timing may
 * look like personal data.
 */
function refuseSecrets({ path, test, keys }: RecordedSession, { cassette, timing }: FinishedFiles): void {
  const { rules } = keys.redaction;
  const detectors = rules.detectors.filter(({ evidence }) => evidence !== 'personal');
  const leftovers = [...findLeftovers(cassette, rules), ...findLeftovers(timing, { ...rules, detectors })];
  if (leftovers.length > 0) throw secretInRecording({ path, test }, leftovers);
}
