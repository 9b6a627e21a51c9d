import type { RunProblem } from '@plumbline/contracts';

/** How Vitest words a tag that nobody registered; it gives no code. */
const wording = /tag "([^"]+)" is not defined in the configuration/u;

/**
 * Recognizes Vitest's error for a tag that nobody registered.
 *
 * @param message - Message of an error of Vitest's.
 * @returns `UNKNOWN_TAG`, or `undefined` for any other error.
 */
export function unknownTag(message: string): Pick<RunProblem, 'code' | 'message' | 'remedy'> | undefined {
  const tag = wording.exec(message)?.[1];
  if (tag === undefined) return undefined;
  return {
    code: 'UNKNOWN_TAG',
    message: `The tag "${tag}" is not registered.`,
    remedy:
      'Use tier1, tier2, tier3 or quick, or register the tag under `test.tags` in the Vitest configuration.',
  };
}
