import { matches } from './matches.ts';

/** A stretch of text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Where a secret stands, and what is to stand in its place; the plain placeholder where nothing is said. */
export interface SecretSpan extends TextSpan {
  readonly replacement?: string;
}

/**
 * What tells that something is a secret: the name before it, its value, which is known, or its shape.
 * Where several tell of one place, the first of these decides what stands there afterwards.
 * `personal`: it is no secret, but personal data, by its shape.
 */
export type Evidence = 'name' | 'value' | 'shape' | 'personal';

/** One kind of secret that shows in text. Detectors are pure and keep no state. */
export interface TextDetector {
  /** Stable name in kebab-case, for reports and waivers. */
  readonly name: string;
  /** What it finds, in one sentence. */
  readonly description: string;
  readonly evidence: Evidence;
  /** Finds every secret of this kind; the spans hold the secret alone, not what leads up to it. */
  readonly find: (text: string) => readonly SecretSpan[];
  /** Tells whether a text may hold one in base64, whatever stands before it; cheaper than to decode it. */
  readonly mayBeInBase64?: (text: string) => boolean;
}

/** What {@link patternDetector} makes a detector of. */
export interface PatternDetectorDescription {
  readonly name: string;
  readonly description: string;
  /** Flags `g` and `d`; a group named `secret`, where there is one, narrows the span to itself. */
  readonly pattern: RegExp;
  /** What every match contains, or one of what it may contain, so that texts without cost nothing. */
  readonly required?: string | readonly string[];
  /** `shape` where nothing is said. */
  readonly evidence?: Evidence;
  /** What stands in the place of what was found; the plain placeholder where nothing is said. */
  readonly replacement?: string;
}

/**
 * Makes a detector of one regular expression.
 *
 * @param description - Name, description and a pattern with the flags `g` and `d`.
 * @returns A detector that reports each match.
 */
export function patternDetector(description: PatternDetectorDescription): TextDetector {
  const { name, pattern, required, evidence = 'shape', replacement } = description;
  const found = (text: string): readonly SecretSpan[] => matches(text, pattern, required).flatMap(secretSpan);
  return {
    name,
    description: description.description,
    evidence,
    find: replacement === undefined ? found : (text) => found(text).map((span) => ({ ...span, replacement })),
  };
}

/**
 * Tells where the secret of one match stands.
 *
 * @param match - A match of a pattern with the flag `d`.
 * @returns The span of the group `secret`, or of the whole match; empty where there are no indices.
 */
export function secretSpan(match: RegExpExecArray): TextSpan[] {
  const range = match.indices?.groups?.['secret'] ?? match.indices?.[0];
  return range === undefined ? [] : [{ start: range[0], end: range[1] }];
}
