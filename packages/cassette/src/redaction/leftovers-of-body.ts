import type { CassetteBody } from '@plumbline/contracts';
import { redactBytes, redactChunks, redactJson, redactText, type RedactionRules } from '@plumbline/secrets';
import { decodeContent } from '../body/content-coding.ts';
import { chunkBytes } from '../body/wire-chunks.ts';
import type { StoredMessage } from './stored-message.ts';

/**
 * Looks for secrets in a stored body, also over the edges of its chunks, and in its compressed bytes.
 *
 * @param message - The message.
 * @param rules - What is a secret.
 * @returns `body` where redaction would take something out of it.
 */
export function leftoversOfBody({ body, headers }: StoredMessage, rules: RedactionRules): readonly string[] {
  const wire =
    body.as === 'compressed'
      ? Buffer.concat(body.wire.map((part) => Buffer.from(part, 'base64')))
      : undefined;
  const decoded = wire === undefined || wire.length === 0 ? undefined : decodeContent(wire, headers);
  const isWireClean = decoded === undefined || redactBytes(decoded, rules) === decoded;
  return isWireClean && isBodyClean(body, rules) ? [] : ['body'];
}

function isBodyClean(body: CassetteBody, rules: RedactionRules): boolean {
  switch (body.as) {
    case 'none':
      return true;
    case 'json':
      return JSON.stringify(redactJson(body.value, rules)) === JSON.stringify(body.value);
    case 'text':
      return redactText(body.value, rules) === body.value;
    case 'base64': {
      const bytes = Buffer.from(body.value, 'base64');
      return redactBytes(bytes, rules) === bytes;
    }
    case 'chunks': {
      const chunks = body.chunks.map((chunk) => chunkBytes(chunk).toString('latin1'));
      return redactChunks(chunks, rules).every((chunk, index) => chunk === chunks[index]);
    }
    case 'compressed':
      return isBodyClean(body.content, rules);
  }
}
