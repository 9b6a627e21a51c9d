import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { tagsConflict } from '@plumbline/contracts/modes';

/**
 * Refuses a test whose tags contradict each other.
 *
 * @param tags - All tags of the test, inherited ones included.
 * @throws PlumblineError `TAGS_CONFLICT`.
 */
export function checkTags(tags: readonly string[]): void {
  if (!tagsConflict(tags)) return;
  throw new PlumblineError({
    code: 'TAGS_CONFLICT',
    message: `The test carries both "quick" and "tier3" (all its tags: ${tags.join(', ')}).`,
    remedy:
      'Drop one: quick tests are played back, tier3 tests are live. Tags of describe blocks are inherited.',
    exitCode: exitCodes.invalidTags,
    fields: { tags },
  });
}
