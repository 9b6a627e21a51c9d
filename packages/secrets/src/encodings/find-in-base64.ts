import type { TextDetector } from '../detector.ts';
import { hasLongRun } from '../has-long-run.ts';
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
  if (!hasLongRun(text)) return [];
  return runs.flatMap((run, alphabet) =>
    Array.from(text.matchAll(run), (match) => findInRun(match, inner, alphabet)).flat(),
  );
}

function findInRun(match: RegExpExecArray, inner: InnerSearch, alphabet: number): SecretFinding[] {
  const [run] = match;
  if (plain.test(run) || (alphabet === 1 && isInBoth(match))) return [];
  for (const search of searches(run, inner)) {
    const found = findShifted(run.slice(search.shift), search.find);
    if (found === undefined) continue;
    const [start, end] = [match.index + search.shift, match.index + run.length];
    return [{ ...found, evidence: 'content', start, end }];
  }
  return [];
}

function isInBoth({ 0: run, input }: RegExpExecArray): boolean {
  return !/[_-]/.test(run) && !input.includes('/');
}

/** Where the base64 begins in a run, and what is looked for then. */
interface ShiftedSearch {
  readonly shift: number;
  readonly find: InnerSearch['find'];
}

/** A run may begin before the base64 does: what is known is looked for at each of the four alignments. */
function searches(run: string, { detectors, find }: InnerSearch): readonly ShiftedSearch[] {
  const findInText: InnerSearch['find'] = (decoded) => (isText(decoded) ? find(decoded) : []);
  const text = isText(decode(run.slice(0, 80))) ? [{ shift: 0, find: findInText }] : [];
  const known = detectors.filter((detector) => mayHold(run, detector));
  if (known.length === 0) return text;
  const findKnown: InnerSearch['find'] = (decoded) => mergeFindings(decoded, findPlain(decoded, known));
  return [...text, ...[0, 1, 2, 3].map((shift) => ({ shift, find: findKnown }))];
}

/** What is broken into lines must be decoded to know. */
function mayHold(run: string, { mayBeInBase64 }: TextDetector): boolean {
  return mayBeInBase64 !== undefined && (run.includes('\n') || mayBeInBase64(run));
}

function findShifted(
  run: string,
  find: InnerSearch['find'],
): { readonly detector: string; readonly replacement: string } | undefined {
  const decoded = decode(run);
  const found = find(decoded);
  const [first] = found;
  if (first === undefined) return undefined;
  const redacted = Buffer.from(replaceSpans(decoded, found), 'latin1');
  return { detector: first.detector, replacement: encodeLike(run, redacted) };
}

/** One character a byte. */
function decode(run: string): string {
  return Buffer.from(run, 'base64').toString('latin1');
}

/** Bytes as characters: controls other than white space are those of binary content. */
function isText(decoded: string): boolean {
  return !/[^\t\n\r -~\u0080-\u00ff]/.test(decoded) && !/[\u0080-\u00bf]{5}/.test(decoded);
}

function encodeLike(run: string, bytes: Buffer): string {
  const encoded = bytes.toString(/[_-]/.test(run) ? 'base64url' : 'base64');
  return run.endsWith('=') || run.length % 4 === 0 ? encoded : encoded.replace(/=+$/, '');
}
