import type { TextDetector } from './detector.ts';
import { multipartField } from './detectors/multipart-field.ts';
import { redactText } from './redact-text.ts';
import { standardRules, type RedactionRules } from './redaction-rules.ts';

/**
 * Redacts content that is no text, such as a multipart form with an image: keys of known shape, known values,
 * and credential fields of the form. Other names are not gone by: in an image they mean nothing.
 *
 * @param bytes - The content.
 * @param rules - What is taken out.
 * @returns The content without secrets; the same bytes where there are none.
 */
export function redactBytes(bytes: Uint8Array, rules: RedactionRules = standardRules): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const redacted = redactText(text, { ...rules, detectors: rules.detectors.filter(isForBytes) });
  return redacted === text ? bytes : Buffer.from(redacted, 'latin1');
}

function isForBytes(detector: TextDetector): boolean {
  return detector.evidence === 'value' || detector.evidence === 'shape' || detector === multipartField;
}
