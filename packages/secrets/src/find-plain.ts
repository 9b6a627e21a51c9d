import type { TextDetector } from './detector.ts';
import { hasLongRun } from './has-long-run.ts';
import type { SecretFinding } from './secret-finding.ts';

/**
 * Finds the secrets that show in a text as it is.
 *
 * @param text - Any text.
 * @param detectors - What to look for.
 * @returns Findings by detector; some may overlap.
 */
export function findPlain(text: string, detectors: readonly TextDetector[]): SecretFinding[] {
  const isProse = !hasLongRun(text) && !text.includes('-----BEGIN');
  return detectors.flatMap(({ name, evidence, find }) =>
    isProse && evidence === 'shape' ? [] : find(text).map((span) => ({ detector: name, evidence, ...span })),
  );
}
