import type { TextDetector } from './detector.ts';
import { findEncoded } from './encodings/find-encoded.ts';
import { findPlain } from './find-plain.ts';
import { mergeFindings } from './merge-findings.ts';
import { textDetectors } from './registry.ts';
import type { SecretFinding } from './secret-finding.ts';
import { findInPieces } from './streams/find-in-pieces.ts';

/** No secret is shorter, so that most short texts cost nothing. */
const shortestSecret = 6;

/** How often what was decoded is decoded again: a form in JSON in base64. */
const deepest = 3;

/**
 * Finds secrets in a text, also where they are percent-encoded, escaped, in base64, or handed out piece by
 * piece in the events of a stream.
 *
 * @param text - Any text.
 * @param detectors - What to look for; all that are registered by default.
 * @returns Findings in order, none overlapping; what is redacted already is no finding.
 */
export function findSecrets(
  text: string,
  detectors: readonly TextDetector[] = textDetectors,
): readonly SecretFinding[] {
  if (text.length < shortestSecret) return [];
  const find = (inner: string): readonly SecretFinding[] => findAt(inner, detectors, deepest - 1);
  return mergeFindings(text, [
    ...findPlain(text, detectors),
    ...findEncoded(text, { detectors, find }),
    ...findInPieces(text, find),
  ]);
}

function findAt(text: string, detectors: readonly TextDetector[], depth: number): readonly SecretFinding[] {
  if (text.length < shortestSecret) return [];
  const plain = findPlain(text, detectors);
  if (depth === 0) return mergeFindings(text, plain);
  const find = (inner: string): readonly SecretFinding[] => findAt(inner, detectors, depth - 1);
  return mergeFindings(text, [...plain, ...findEncoded(text, { detectors, find })]);
}
