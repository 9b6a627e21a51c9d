import type { TextDetector } from './detector.ts';
import type { SecretFinding } from './secret-finding.ts';

/**
 * Finds the secrets that show in a text as it is.
 *
 * @param text - Any text.
 * @param detectors - What to look for.
 * @returns Findings by detector; some may overlap.
 */
export function findPlain(text: string, detectors: readonly TextDetector[]): SecretFinding[] {
  return detectors.flatMap(({ name, evidence, find }) =>
    find(text).map((span) => ({ detector: name, evidence, ...span })),
  );
}
