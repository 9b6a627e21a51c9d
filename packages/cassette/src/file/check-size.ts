import { cassetteInvalid, type CassettePlace } from './cassette-invalid.ts';

const mebibyte = 1024 * 1024;
const largestFile = 1024 * mebibyte;
const longestLine = 64 * mebibyte;
const deepest = 1000;
/** Shorter lines cannot be nested deep enough to exhaust the stack. */
const alwaysShallow = 8000;

/**
 * Refuses a file that is too large for a cassette.
 *
 * @param bytes - Its size.
 * @param place - Where it stands, for messages.
 * @throws PlumblineError `CASSETTE_INVALID`.
 */
export function checkFileSize(bytes: number, place: CassettePlace): void {
  if (bytes <= largestFile) return;
  throw cassetteInvalid(place, {
    found: `${inMebibytes(bytes)} large, and a cassette has at most ${inMebibytes(largestFile)}`,
  });
}

/**
 * Refuses a line that is too long, before it is read.
 *
 * @param bytes - Its length.
 * @param place - Where its cassette stands, for messages.
 * @param line - Its number, where known.
 * @throws PlumblineError `CASSETTE_INVALID`.
 */
export function checkLineLength(bytes: number, place: CassettePlace, line?: number): void {
  if (bytes <= longestLine) return;
  throw cassetteInvalid(place, {
    found: `a line of ${inMebibytes(bytes)}, and at most ${inMebibytes(longestLine)} are read`,
    ...(line !== undefined && { line }),
  });
}

/**
 * Refuses a line of JSON that is nested so deep that a program which walks it would run out of stack.
 *
 * @param text - The line.
 * @param place - Where its cassette stands, for messages.
 * @param line - Its number, where known.
 * @throws PlumblineError `CASSETTE_INVALID`.
 */
export function checkDepth(text: string, place: CassettePlace, line?: number): void {
  if (text.length <= alwaysShallow || !isTooDeep(text)) return;
  throw cassetteInvalid(place, {
    found: `JSON that is nested more than ${String(deepest)} levels deep`,
    ...(line !== undefined && { line }),
  });
}

const quote = 0x22;
const backslash = 0x5c;
/** `{` and `[` open, `}` and `]` close; bit 5 alone tells braces from brackets. */
const opening = 0x5b;
const closing = 0x5d;
const caseBit = 0x20;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else depth += levelOf(code & ~caseBit);
    if (depth > deepest) return true;
  }
  return false;
}

function levelOf(bracket: number): number {
  if (bracket === opening) return 1;
  return bracket === closing ? -1 : 0;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
  return slashes % 2 === 1;
}

function inMebibytes(bytes: number): string {
  return `${String(Math.round(bytes / mebibyte))} MiB`;
}
