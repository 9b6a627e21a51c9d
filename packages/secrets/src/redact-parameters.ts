import { judgeName } from './credential-name.ts';
import { looksRandom } from './looks-random.ts';
import { placeholder } from './placeholder.ts';
import type { RedactionRules } from './redaction-rules.ts';

/**
 * Redacts the values of a query, a form body or a fragment with parameters.
 *
 * @param query - `name=value` pairs between `&` or `;`, as they are on the wire, without the leading `?`.
 * @param rules - Who is told what is taken out.
 * @returns The same text with the placeholder for each credential; an empty value stays empty.
 */
export function redactParameters(query: string, rules: RedactionRules): string {
  const pieces = query.split(/([&;])/);
  const isGrant = pieces.some((piece) => /^(?:grant_type|state|redirect_uri|code_verifier)=/i.test(piece));
  return pieces.map((piece) => redactParameter(piece, isGrant, rules)).join('');
}

function redactParameter(piece: string, isGrant: boolean, rules: RedactionRules): string {
  const equals = piece.indexOf('=');
  const value = piece.slice(equals + 1);
  if (equals <= 0 || value === '') return piece;
  const name = decodeParameter(piece.slice(0, equals));
  const isSecret = isCredential(name, value) || (isGrant && name.toLowerCase() === 'code');
  if (!isSecret || value === placeholder) return piece;
  rules.taken('credential-parameter');
  return piece.slice(0, equals + 1) + placeholder;
}

function isCredential(name: string, value: string): boolean {
  const verdict = judgeName(name, 'parameter');
  return verdict === 'credential' || (verdict === 'suspect' && looksRandom(value));
}

function decodeParameter(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
