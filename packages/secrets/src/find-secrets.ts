import type { TextDetector, TextSpan } from './detector.ts';
import { placeholder } from './placeholder.ts';
import { textDetectors } from './registry.ts';

/** A secret in a text, by the detector that found it; of several, the one that begins first. */
export interface SecretFinding extends TextSpan {
  readonly detector: string;
}

/** No secret is shorter, so that most short texts cost nothing. */
const shortestSecret = 6;

/**
 * Finds secrets in a text.
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
  const found = detectors.flatMap(({ name, find }) =>
    find(text).map((span) => ({ detector: name, ...span })),
  );
  if (found.length === 0) return [];
  const redacted = placeholderSpans(text);
  const widened = found.flatMap((finding) => widen(finding, redacted));
  return mergeOverlapping(widened.toSorted((a, b) => a.start - b.start || b.end - a.end));
}

function placeholderSpans(text: string): TextSpan[] {
  const spans: TextSpan[] = [];
  for (let start = text.indexOf(placeholder); start !== -1;) {
    const end = start + placeholder.length;
    spans.push({ start, end });
    start = text.indexOf(placeholder, end);
  }
  return spans;
}

/** Takes in the whole of each placeholder that a finding touches; drops it where nothing else is left. */
function widen(finding: SecretFinding, redacted: readonly TextSpan[]): SecretFinding[] {
  const touched = redacted.filter(({ start, end }) => start < finding.end && finding.start < end);
  if (touched.some(({ start, end }) => start <= finding.start && finding.end <= end)) return [];
  const start = Math.min(finding.start, ...touched.map((span) => span.start));
  const end = Math.max(finding.end, ...touched.map((span) => span.end));
  return start === end ? [] : [{ ...finding, start, end }];
}

function mergeOverlapping(findings: readonly SecretFinding[]): SecretFinding[] {
  const merged: SecretFinding[] = [];
  for (const finding of findings) {
    const last = merged.at(-1);
    if (last === undefined || finding.start >= last.end) merged.push(finding);
    else merged[merged.length - 1] = { ...last, end: Math.max(last.end, finding.end) };
  }
  return merged;
}
