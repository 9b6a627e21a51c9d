import type { TextDetector } from '../detector.ts';
import { findPlain } from '../find-plain.ts';
import { mergeFindings } from '../merge-findings.ts';
import { replaceSpans } from '../replace-spans.ts';
import type { SecretFinding } from '../secret-finding.ts';

/** What to look for in a text that was decoded. */
export interface InnerSearch {
  readonly detectors: readonly TextDetector[];
  readonly find: (text: string) => readonly SecretFinding[];
}

/** Runs of the two alphabets; the first may be broken into lines. A run with neither `+` nor `/` is in both. */
const runs = [/[A-Za-z\d+/]{12,}(?:\r?\n[A-Za-z\d+/]{4,})*={0,2}/g, /[\w-]{12,}={0,2}/g];
/** Words, constants, numbers, hashes and UUIDs: too plain to be base64 of anything. */
const plain = /^(?:[a-z]+|[A-Z_]+|[\da-f-]+)$/;

/**
 * Finds secrets in what is written in base64, of either alphabet.
 *
 * Text is searched for all kinds of secrets, other content, such as an image, for known values alone. The
 * replacement of a finding is the same content in base64 without its secrets, so that it still decodes.
 *
 * @param text - Any text.
 * @param inner - What to look for.
 * @returns A finding for each run that holds secrets.
 */
export function findInBase64(text: string, inner: InnerSearch): SecretFinding[] {
  return runs.flatMap((run, alphabet) => {
    if (text.search(run) === -1) return [];
    return Array.from(text.matchAll(run), (match) => findInRun(match, inner, alphabet)).flat();
  });
}

function findInRun(match: RegExpExecArray, inner: InnerSearch, alphabet: number): SecretFinding[] {
  const [run] = match;
  if (plain.test(run) || (alphabet === 1 && isInBoth(match))) return [];
  for (const { shift, search } of searches(inner)) {
    const found = findShifted(run.slice(shift), search);
    if (found === undefined) continue;
    const [start, end] = [match.index + shift, match.index + run.length];
    return [{ ...found, evidence: 'content', start, end }];
  }
  return [];
}

function isInBoth({ 0: run, input }: RegExpExecArray): boolean {
  return !/[_-]/.test(run) && !input.includes('/');
}

/** A run may begin before the base64 does: what is known is looked for at each of the four alignments. */
function searches(inner: InnerSearch): readonly ShiftedSearch[] {
  const known = knownValues(inner.detectors);
  const aligned = { shift: 0, search: { text: inner.find, known } };
  if (inner.detectors.every(({ evidence }) => evidence !== 'value')) return [aligned];
  return [aligned, ...[1, 2, 3].map((shift) => ({ shift, search: { text: known, known } }))];
}

/** How what was decoded is searched: where it is text, and in any case. */
interface ShiftedSearch {
  readonly shift: number;
  readonly search: { readonly text: InnerSearch['find']; readonly known: InnerSearch['find'] };
}

function findShifted(
  run: string,
  { text, known }: ShiftedSearch['search'],
): { readonly detector: string; readonly replacement: string } | undefined {
  const decoded = Buffer.from(run, 'base64').toString('latin1');
  const found = isText(decoded) ? text(decoded) : known(decoded);
  const [first] = found;
  if (first === undefined) return undefined;
  const redacted = Buffer.from(replaceSpans(decoded, found), 'latin1');
  return { detector: first.detector, replacement: encodeLike(run, redacted) };
}

/** Bytes as characters: controls other than white space are those of binary content. */
function isText(decoded: string): boolean {
  return !/[^\t\n\r -~\u0080-\u00ff]/.test(decoded) && !/[\u0080-\u00bf]{5}/.test(decoded);
}

function knownValues(detectors: readonly TextDetector[]): InnerSearch['find'] {
  const known = detectors.filter(({ evidence }) => evidence === 'value');
  return (text) => mergeFindings(text, findPlain(text, known));
}

function encodeLike(run: string, bytes: Buffer): string {
  const encoded = bytes.toString(/[_-]/.test(run) ? 'base64url' : 'base64');
  return run.endsWith('=') || run.length % 4 === 0 ? encoded : encoded.replace(/=+$/, '');
}
