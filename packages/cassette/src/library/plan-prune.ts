import { sep } from 'node:path';
import type { CassetteUse } from './use-of-cassettes.ts';

/** A file of recordings, and when it or its test was last changed. */
export interface DatedRecording {
  /** Absolute path. */
  readonly path: string;
  /** Milliseconds since 1970: of the cassette, or of its test file where that is later. */
  readonly changedAt: number;
  /** Absolute path of its test file; `undefined` where that is gone. */
  readonly testFile: string | undefined;
}

/** A recording that stays although no test used it. */
export interface KeptRecording {
  readonly path: string;
  /**
   * `changed`: it or its test file is newer than the run. `outside`: in no project that ran. `not-run`: its
   * test file is there, and did not run.
   */
  readonly why: 'changed' | 'outside' | 'not-run';
}

/** What is to be pruned. */
export interface PrunePlan {
  /** Cassettes that no test uses. */
  readonly orphans: readonly string[];
  /** Cassettes that no test used, and that stay all the same. */
  readonly kept: readonly KeptRecording[];
}

/**
 * Plans which cassettes go: those that no test used in a run that left nothing out. Touches nothing.
 *
 * @param cassettes - All cassettes of the workspace.
 * @param use - Which of them tests use, from a whole run.
 * @returns The plan.
 */
export function planPrune(
  cassettes: readonly DatedRecording[],
  use: Extract<CassetteUse, { isWhole: true }>,
): PrunePlan {
  const unused = cassettes.filter(({ path }) => !use.needed.has(path));
  const judged = unused.map((recording) => ({ path: recording.path, why: whyKept(recording, use) }));
  return {
    orphans: judged.filter(({ why }) => why === undefined).map(({ path }) => path),
    kept: judged.flatMap(({ path, why }) => (why === undefined ? [] : [{ path, why }])),
  };
}

function whyKept(
  { path, changedAt, testFile }: DatedRecording,
  { since, roots, ran }: Extract<CassetteUse, { isWhole: true }>,
): KeptRecording['why'] | undefined {
  const isInside = roots.some((root) => path.startsWith(root.endsWith(sep) ? root : root + sep));
  if (!isInside) return 'outside';
  if (changedAt >= since) return 'changed';
  return testFile === undefined || ran.has(testFile) ? undefined : 'not-run';
}
