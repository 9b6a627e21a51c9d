import type { CassetteBody } from '@plumbline/contracts';
import { writtenBytes } from './written-json.ts';

/** A stored body that is one piece and not compressed. */
export type WholeBody = Extract<CassetteBody, { as: 'json' | 'text' | 'base64' }>;

/**
 * Gives the bytes of a stored body.
 *
 * @param body - A body that is one piece.
 * @returns The bytes that came, but for secrets.
 */
export function plainBytes(body: WholeBody): Buffer {
  if (body.as === 'base64') return Buffer.from(body.value, 'base64');
  return writtenBytes(body) ?? Buffer.from(plainText(body));
}

/**
 * Gives the text of a readable stored body.
 *
 * @param body - A JSON or text body.
 * @returns The text that came, but for secrets.
 */
export function plainText(body: Extract<WholeBody, { as: 'json' | 'text' }>): string {
  return body.as === 'text' ? body.value : JSON.stringify(body.value, null, body.indent) + (body.tail ?? '');
}
