import { recorderFormat } from '../fingerprint/recorder-format.ts';
import { requestsDigest, requestShapes } from '../fingerprint/request-shapes.ts';
import { testSource } from '../fingerprint/test-source.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { dueAt, type MaxAge } from './max-age.ts';
import type { StoredCassette } from './stored-cassette.ts';

/**
 * Why a recording may not say what a new one would: the recorder stores in another way (`format`), its test
 * was changed (`test`), its requests or the rules that compare them were changed (`requests`), it is older
 * than it may be (`age`), or nobody knows how old it is (`undated`).
 */
export type StaleReason = 'format' | 'test' | 'requests' | 'age' | 'undated';

/** Whether a recording can still be trusted to say what a new one would. */
export interface Freshness {
  /** Empty where it is fresh. */
  readonly reasons: readonly StaleReason[];
  /** When it was recorded, where that is known. */
  readonly recordedAt: string | undefined;
  /** When it is due to be made again, where it was dated and there is a limit. */
  readonly dueAt: string | undefined;
  /** Whether it is known what it was made of; without the file beside it, it is not. */
  readonly isKnown: boolean;
}

/** What a recording is held against. */
export interface FreshnessContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How old recordings may get; any age where `undefined`. */
  readonly maxAge: MaxAge | undefined;
  /** What of a request is compared. */
  readonly rules: RuleSet;
  /** Text of the test file, where there is one. */
  readonly testSource: string | undefined;
}

/**
 * Judges whether a recording is stale: by the hash of its request shapes, the source of its test and the
 * version of what the recorder writes; and by its age. Changes nothing.
 *
 * @param cassette - The recording.
 * @param context - What it is held against.
 * @returns The reasons, in the order of {@link StaleReason}.
 */
export function freshnessOf(cassette: StoredCassette, context: FreshnessContext): Freshness {
  const { recordedAt, fingerprint } = cassette.made;
  const due =
    recordedAt !== undefined && context.maxAge !== undefined ? dueAt(recordedAt, context.maxAge) : undefined;
  return {
    reasons: [...changes(cassette, context), ...ageReasons(due, context)],
    recordedAt,
    dueAt: due?.toISOString(),
    isKnown: fingerprint !== undefined,
  };
}

function changes(cassette: StoredCassette, { rules, testSource: source }: FreshnessContext): StaleReason[] {
  const { fingerprint } = cassette.made;
  if (fingerprint === undefined) return [];
  const isOtherTest =
    fingerprint.source !== undefined &&
    source !== undefined &&
    testSource(source, cassette.test) !== fingerprint.source;
  const shapes = requestShapes(cassette.interactions, rules);
  return [
    ...(fingerprint.format === recorderFormat ? [] : (['format'] as const)),
    ...(isOtherTest ? (['test'] as const) : []),
    ...(requestsDigest(shapes) === fingerprint.requests ? [] : (['requests'] as const)),
  ];
}

function ageReasons(due: Date | undefined, { now, maxAge }: FreshnessContext): StaleReason[] {
  if (maxAge === undefined) return [];
  if (due === undefined) return ['undated'];
  return due.getTime() <= now ? ['age'] : [];
}

/** What a reason means, as the end of a sentence that begins with a cassette. */
export const reasonTexts: Readonly<Record<StaleReason, string>> = {
  format: 'was written in another format than the recorder writes now',
  test: 'was recorded before its test was changed',
  requests: 'holds other requests than were recorded, or is compared by other rules',
  age: 'is older than cassettes.maxAge',
  undated: 'has no date, and there is a cassettes.maxAge',
};
