import { readFile } from 'node:fs/promises';
import type { CassetteInteraction, RecordingFingerprint } from '@plumbline/contracts';
import type { RuleSet } from '../rules/rule-set.ts';
import { recorderFormat } from './recorder-format.ts';
import { requestsDigest, requestShapes } from './request-shapes.ts';
import { testSource } from './test-source.ts';

/** A recording, and what it is of. */
export interface FingerprintedRecording {
  /** Its interactions as they are stored, in recorded order. */
  readonly lines: readonly { readonly text: string }[];
  /** Full name of the test. */
  readonly test: string;
  /** Absolute path of the test file, where it is known. */
  readonly testFile: string | undefined;
  /** What of a request is compared. */
  readonly rules: RuleSet;
}

/**
 * Says what a recording is made of and by: the shapes of its requests, the source of its test, the version
 * of what the recorder writes. Where one of them is another later, the recording is stale.
 *
 * @param recording - The recording.
 * @returns The fingerprint; without the source where that cannot be read.
 */
export async function makeFingerprint({
  lines,
  test,
  testFile,
  rules,
}: FingerprintedRecording): Promise<RecordingFingerprint> {
  const interactions = lines.map(({ text }) => JSON.parse(text) as CassetteInteraction);
  const source = await readSource(testFile);
  return {
    format: recorderFormat,
    ...(source !== undefined && { source: testSource(source, test) }),
    requests: requestsDigest(requestShapes(interactions, rules)),
  };
}

/** A virtual module has no file; its recording is as good. */
async function readSource(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
