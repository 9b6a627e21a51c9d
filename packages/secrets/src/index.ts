/** Secret detectors and redaction: pure, no I/O. */
export { judgeName, type NameVerdict } from './credential-name.ts';
export { type Evidence, type SecretSpan, type TextDetector, type TextSpan } from './detector.ts';
export { valueDetector } from './environment/value-detector.ts';
export { isSecretValue } from './environment/is-secret-value.ts';
export {
  environmentSecrets,
  type Environment,
  type SecretValue,
  type VariableChoice,
} from './environment/environment-secrets.ts';
export { findSecrets } from './find-secrets.ts';
export { type NamePlace } from './name-place.ts';
export { namedPlaceholder, placeholder } from './placeholder.ts';
export { redactBytes } from './redact-bytes.ts';
export { redactChunks } from './redact-chunks.ts';
export { redactForm } from './redact-form.ts';
export { redactHeaders } from './redact-headers.ts';
export { redactJson, type JsonValue } from './redact-json.ts';
export { redactText } from './redact-text.ts';
export { redactUrl } from './redact-url.ts';
export {
  redactionRules,
  standardRules,
  type PersonalData,
  type RedactionChoice,
  type RedactionRules,
} from './redaction-rules.ts';
export { textDetectors } from './registry.ts';
export { type SecretFinding } from './secret-finding.ts';
