import { encodeCassette } from '../file/encode-cassette.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { countTaken } from '../redaction/count-taken.ts';
import { findLeftovers } from '../redaction/find-leftovers.ts';
import { secretInRecording } from '../redaction/secret-in-recording.ts';
import { SessionRedaction, type RedactionSettings } from '../redaction/session-redaction.ts';
import { RuleSet, type OwnRules } from '../rules/rule-set.ts';
import type { RecordedExchange } from '../session/recording.ts';
import { storeExchange } from '../session/store-exchange.ts';
import { timingPath } from '../file/timing-path.ts';
import { extendTiming } from '../session/timing-file.ts';

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
  /** The file beside it: of which test file it is, and what the recording says of when it was made. */
  readonly timing: { readonly path: string; readonly text: string };
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
export async function encodeMigratedCassette(test: MigratedTest): Promise<MigratedCassette> {
  const keys = new RequestKeys(new RuleSet(test.rules), new SessionRedaction(test.redaction));
  const { rules, taken } = countTaken(keys.redaction.rules);
  const lines = test.exchanges.map((exchange) => storeExchange(exchange, keys, rules));
  const cassette = encodeCassette(test.test, lines);
  const leftovers = findLeftovers(cassette.toString(), keys.redaction.rules);
  if (leftovers.length > 0) throw secretInRecording(test, leftovers);
  return {
    path: test.path,
    cassette,
    timing: { path: timingPath(test.path), text: await timingText(test) },
    redacted: taken,
  };
}

async function timingText({ path, exchanges, testFile, recordedAt }: MigratedTest): Promise<string> {
  const when = recordedAt === undefined ? {} : { recordedAt };
  return extendTiming(path, { interactions: exchanges, testFile, ...when });
}
