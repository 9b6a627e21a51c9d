/** Secret detectors and redaction: pure, no I/O. */
export { judgeName, type NameVerdict } from './credential-name.ts';
export { type TextDetector, type TextSpan } from './detector.ts';
export { findSecrets, type SecretFinding } from './find-secrets.ts';
export { type NamePlace } from './name-place.ts';
export { placeholder } from './placeholder.ts';
export { redactChunks } from './redact-chunks.ts';
export { redactForm } from './redact-form.ts';
export { redactHeaders } from './redact-headers.ts';
export { redactJson, type JsonValue } from './redact-json.ts';
export { redactText } from './redact-text.ts';
export { redactUrl } from './redact-url.ts';
export { textDetectors } from './registry.ts';
