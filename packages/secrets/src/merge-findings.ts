import type { TextSpan } from './detector.ts';
import { placeholderSpans } from './placeholder.ts';
import type { SecretFinding } from './secret-finding.ts';

const ranks: Readonly<Record<SecretFinding['evidence'], number>> = {
  name: 4,
  value: 3,
  shape: 2,
  personal: 1,
  content: 0,
};

/**
 * Puts findings in order, joins those that overlap, and drops what is redacted already.
 *
 * @param text - The text that they are of.
 * @param found - Findings in any order; of equals, the first decides.
 * @returns Findings in order, none overlapping.
 */
export function mergeFindings(text: string, found: readonly SecretFinding[]): SecretFinding[] {
  if (found.length === 0) return [];
  const redacted = placeholderSpans(text);
  const widened = redacted.length === 0 ? found : found.flatMap((finding) => widen(finding, redacted));
  return joinOverlapping(widened.toSorted((a, b) => a.start - b.start || b.end - a.end));
}

/** Takes in the whole of each placeholder that a finding touches; drops it where nothing else is left. */
function widen(finding: SecretFinding, redacted: readonly TextSpan[]): SecretFinding[] {
  if (finding.evidence === 'content') return [finding];
  const touched = redacted.filter(({ start, end }) => start < finding.end && finding.start < end);
  if (touched.some(({ start, end }) => start <= finding.start && finding.end <= end)) return [];
  const start = Math.min(finding.start, ...touched.map((span) => span.start));
  const end = Math.max(finding.end, ...touched.map((span) => span.end));
  return start === end ? [] : [{ ...finding, start, end }];
}

function joinOverlapping(findings: readonly SecretFinding[]): SecretFinding[] {
  const joined: SecretFinding[] = [];
  for (const finding of findings) {
    const last = joined.at(-1);
    if (last === undefined || finding.start >= last.end) joined.push(finding);
    else joined[joined.length - 1] = join(last, finding);
  }
  return joined;
}

function join(first: SecretFinding, second: SecretFinding): SecretFinding {
  const better = ranks[second.evidence] > ranks[first.evidence] ? second : first;
  return { ...better, start: first.start, end: Math.max(first.end, second.end) };
}
