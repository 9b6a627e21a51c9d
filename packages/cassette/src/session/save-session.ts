import { isPlumblineError } from '@plumbline/contracts/errors';
import type { CassetteReader } from '../file/cassette-reader.ts';
import type { KeyedLine } from '../file/encode-cassette.ts';
import { sectionOf } from './cassette-section.ts';
import type { SessionDescription } from './http-session.ts';
import type { RecordedExchange } from './recording.ts';
import { saveRecordings } from './save-recordings.ts';

/** A session that has ended. */
export interface EndedSession {
  readonly description: SessionDescription;
  /** Its cassette as it was before. */
  readonly reader: CassetteReader;
  readonly exchanges: readonly RecordedExchange[];
}

/**
 * Writes what a session recorded to its cassette, or to its section of one. A step that asks nothing any more
 * leaves no section behind; a test that asked nothing leaves its cassette as it is.
 *
 * @param session - The session.
 * @returns How many secrets were taken out, by kind.
 * @throws PlumblineError where the cassette cannot be written, or would still hold a secret; the old one is
 * then still whole.
 */
export async function saveSession(session: EndedSession): Promise<Readonly<Record<string, number>>> {
  const { mode, test, path, keys, testFile, section, wallClock } = session.description;
  const { exchanges } = session;
  const before = linesBefore(session);
  const changes = exchanges.length > 0 || (mode === 'record' && before.some(isOf(section?.name)));
  if (!changes) return {};
  keys.redaction.learn();
  const replaces = mode === 'record';
  const recordedAt = wallClock();
  const whole = section?.workflow ?? test;
  return saveRecordings({
    path,
    test: whole,
    keys,
    before,
    exchanges,
    testFile,
    recordedAt,
    section,
    replaces,
  });
}

/** Lines that may stay: where all is recorded anew, those of other sections. */
function linesBefore({
  description: { mode, section },
  reader,
  exchanges,
}: EndedSession): readonly KeyedLine[] {
  if (section === undefined && (mode === 'record' || exchanges.length === 0)) return [];
  return mode === 'record' ? readableLines(reader) : reader.lines();
}

/** A cassette that cannot be read is to be recorded anew. */
function readableLines(reader: CassetteReader): readonly KeyedLine[] {
  try {
    return reader.lines();
  } catch (error) {
    if (isPlumblineError(error) && error.code === 'CASSETTE_INVALID') return [];
    throw error;
  }
}

function isOf(section: string | undefined): (line: KeyedLine) => boolean {
  return ({ text }) => sectionOf(text) === section;
}
