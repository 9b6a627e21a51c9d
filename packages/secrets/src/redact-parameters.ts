import { judgeName } from './credential-name.ts';
import { looksRandom } from './looks-random.ts';
import { placeholder } from './placeholder.ts';
import { redactText } from './redact-text.ts';

/**
 * Redacts the values of a query, a form body or a fragment with parameters.
 *
 * @param query - `name=value` pairs between `&` or `;`, as they are on the wire, without the leading `?`.
 * @returns The same text with the placeholder for each credential; an empty value stays empty.
 */
export function redactParameters(query: string): string {
  const pieces = query.split(/([&;])/);
  const isGrant = pieces.some((piece) => /^(?:grant_type|state|redirect_uri|code_verifier)=/i.test(piece));
  return pieces.map((piece) => redactParameter(piece, isGrant)).join('');
}

function redactParameter(piece: string, isGrant: boolean): string {
  const equals = piece.indexOf('=');
  const value = piece.slice(equals + 1);
  if (equals <= 0 || value === '') return piece;
  const name = decodeParameter(piece.slice(0, equals));
  const isSecret = isCredential(name, value) || (isGrant && name.toLowerCase() === 'code');
  return piece.slice(0, equals + 1) + (isSecret ? placeholder : redactNested(value));
}

function isCredential(name: string, value: string): boolean {
  const verdict = judgeName(name, 'parameter');
  return verdict === 'credential' || (verdict === 'suspect' && looksRandom(value));
}

/** A parameter may hold a whole URL, percent-encoded, with secrets of its own. */
function redactNested(value: string): string {
  if (!/%3A%2F%2F|:\/\//i.test(value)) return value;
  const decoded = decodeParameter(value);
  const redacted = redactText(decoded);
  return redacted === decoded ? value : encodeURIComponent(redacted);
}

function decodeParameter(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
