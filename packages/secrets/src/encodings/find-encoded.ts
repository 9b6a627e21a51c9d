import { placeholder } from '../placeholder.ts';
import type { SecretFinding } from '../secret-finding.ts';
import { escapeView } from './escape-view.ts';
import { findInBase64, type InnerSearch } from './find-in-base64.ts';
import { percentView } from './percent-view.ts';
import type { TextView } from './text-view.ts';

/**
 * Finds secrets that show once a text is decoded.
 *
 * @param text - Any text.
 * @param inner - What to look for in what was decoded.
 * @returns Findings, where they stand in the encoded text.
 */
export function findEncoded(text: string, inner: InnerSearch): SecretFinding[] {
  const escaped = findInView(escapeView(text), inner);
  const percent = findInView(percentView(text), inner).map((finding) => ({
    ...finding,
    replacement: encodeURIComponent(finding.replacement ?? placeholder),
  }));
  return [...escaped, ...percent, ...findInBase64(text, inner)];
}

function findInView(view: TextView | undefined, { find }: InnerSearch): SecretFinding[] {
  if (view === undefined) return [];
  const offset = (index: number): number => view.starts[index] ?? 0;
  return find(view.text).map((finding) => ({
    ...finding,
    start: offset(finding.start),
    end: offset(finding.end),
  }));
}
