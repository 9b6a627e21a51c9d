import type { Evidence, SecretSpan } from './detector.ts';

/** A secret in a text, by the detector that found it; of several, the one with the best evidence. */
export interface SecretFinding extends SecretSpan {
  readonly detector: string;
  /** `content`: the span is an encoded text that holds secrets; its replacement is that text without them. */
  readonly evidence: Evidence | 'content';
}
