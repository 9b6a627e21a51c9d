import type { CassetteInteraction, CassetteTimingFile, RecordingFingerprint } from '@plumbline/contracts';
import { encodeCassette, type KeyedLine } from '../file/encode-cassette.ts';
import { recorderFormat } from '../fingerprint/recorder-format.ts';
import { requestsDigest, requestShapes } from '../fingerprint/request-shapes.ts';
import { testSource } from '../fingerprint/test-source.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { countTaken } from '../redaction/count-taken.ts';
import { findLeftovers } from '../redaction/find-leftovers.ts';
import { secretInRecording } from '../redaction/secret-in-recording.ts';
import { SessionRedaction, type RedactionSettings } from '../redaction/session-redaction.ts';
import { RuleSet, type OwnRules } from '../rules/rule-set.ts';
import type { RecordedExchange } from '../session/recording.ts';
import { storeExchange } from '../session/store-exchange.ts';
import { timingPath } from '../file/timing-path.ts';

/** What one test's cassette is made of. */
export interface MigratedTest {
  /** Path of the cassette. */
  readonly path: string;
  /** Full name of the test. */
  readonly test: string;
  readonly exchanges: readonly RecordedExchange[];
  /** Name of the test file. */
  readonly testFile: string;
  /** When it was recorded, in UTC, where that is known. */
  readonly recordedAt?: string;
  /** Rules of your own for what may differ between requests; those of the workspace. */
  readonly rules?: OwnRules;
  readonly redaction?: RedactionSettings;
}

/** The files of a cassette, not yet written. */
export interface MigratedCassette {
  readonly path: string;
  readonly cassette: Buffer;
  /**
   * Makes the file beside it: of which test it is, and what the recording says of when it was made.
   *
   * @param source - Text of the test file, by whose change the recording goes stale.
   * @returns Its path and its text.
   */
  readonly timing: (source?: string) => { readonly path: string; readonly text: string };
  /** How many secrets were taken out, by kind. */
  readonly redacted: Readonly<Record<string, number>>;
}

/**
 * Makes the files of a cassette of exchanges that another tool recorded, as a recording would: without
 * secrets, found by the same keys. Writes nothing.
 *
 * @param test - The test, and what it exchanged.
 * @returns The files.
 * @throws PlumblineError `SECRET_IN_RECORDING` where they would still hold a secret.
 */
export function encodeMigratedCassette(test: MigratedTest): MigratedCassette {
  const keys = new RequestKeys(new RuleSet(test.rules), new SessionRedaction(test.redaction));
  const { rules, taken } = countTaken(keys.redaction.rules);
  const lines = test.exchanges.map((exchange) => storeExchange(exchange, keys, rules));
  const cassette = encodeCassette(test.test, lines);
  const leftovers = findLeftovers(cassette.toString(), keys.redaction.rules);
  if (leftovers.length > 0) throw secretInRecording(test, leftovers);
  return {
    path: test.path,
    cassette,
    timing: (source) => {
      const fingerprint = fingerprintOf(lines, { source, test: test.test, rules: keys.rules });
      return { path: timingPath(test.path), text: timingText(test, fingerprint) };
    },
    redacted: taken,
  };
}

function fingerprintOf(
  lines: readonly KeyedLine[],
  of: { readonly source: string | undefined; readonly test: string; readonly rules: RuleSet },
): RecordingFingerprint {
  const interactions = lines.map(({ text }) => JSON.parse(text) as CassetteInteraction);
  return {
    format: recorderFormat,
    ...(of.source !== undefined && { source: testSource(of.source, of.test) }),
    requests: requestsDigest(requestShapes(interactions, of.rules)),
  };
}

function timingText(
  { exchanges, testFile, recordedAt }: MigratedTest,
  fingerprint: RecordingFingerprint,
): string {
  const timing: CassetteTimingFile = {
    schemaVersion: 1,
    kind: 'cassette-timing',
    ...(recordedAt !== undefined && { recordedAt }),
    testFile,
    fingerprint,
    interactions: exchanges.map(({ timing: { chunks, ...ends } }, position) => ({
      position,
      ...ends,
      chunks: [...chunks],
    })),
  };
  return `${JSON.stringify(timing)}\n`;
}
