import { matches } from './matches.ts';

/** A stretch of text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** One kind of secret that shows in text. Detectors are pure and keep no state. */
export interface TextDetector {
  /** Stable name in kebab-case, for reports and waivers. */
  readonly name: string;
  /** What it finds, in one sentence. */
  readonly description: string;
  /** Finds every secret of this kind; the spans hold the secret alone, not what leads up to it. */
  readonly find: (text: string) => readonly TextSpan[];
}

/** What {@link patternDetector} makes a detector of. */
export interface PatternDetectorDescription {
  readonly name: string;
  readonly description: string;
  /** Flags `g` and `d`; a group named `secret`, where there is one, narrows the span to itself. */
  readonly pattern: RegExp;
  /** What every match contains, so that texts without it cost nothing. */
  readonly required?: string;
}

/**
 * Makes a detector of one regular expression.
 *
 * @param description - Name, description and a pattern with the flags `g` and `d`.
 * @returns A detector that reports each match.
 */
export function patternDetector({
  name,
  description,
  pattern,
  required,
}: PatternDetectorDescription): TextDetector {
  return { name, description, find: (text) => matches(text, pattern, required).flatMap(secretSpan) };
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
