import { tierOf } from './tier.ts';

/** What a `qa` run covers. `pr` is the default. */
export const runModes = ['quick', 'pr', 'nightly'] as const;

/** One of {@link runModes}. */
export type RunMode = (typeof runModes)[number];

/** Everything that makes a run record: the modes of `qa`, and the two targets beside it. */
export const runKinds = [...runModes, 'live', 'record'] as const;

/** One of {@link runKinds}. */
export type RunKind = (typeof runKinds)[number];

/** How HTTP is answered: from recordings, from recordings or else live, always live and kept, or live. */
export const httpModes = ['playback', 'record-missing', 'record', 'live'] as const;

/** One of {@link httpModes}. */
export type HttpMode = (typeof httpModes)[number];

/** What a kind of run selects and allows. */
export interface RunRule {
  /** Vitest tag expression of the tests that run. */
  readonly tagsFilter: string;
  /** How HTTP is answered where nobody says otherwise. */
  readonly httpMode: HttpMode;
  /** Whether files run at the same time. */
  readonly parallel: boolean;
  /** Wall time the run may take, in milliseconds, where plumbline.json is silent. */
  readonly budgetMs: number;
}

const minute = 60_000;

/** The rules of every kind of run. `nightly` is two runs: `nightly` here, then `live`. */
export const runRules: Readonly<Record<RunKind, RunRule>> = {
  quick: { tagsFilter: 'quick and not tier3', httpMode: 'playback', parallel: true, budgetMs: 3 * minute },
  pr: { tagsFilter: 'not tier3', httpMode: 'playback', parallel: true, budgetMs: 3 * minute },
  nightly: { tagsFilter: 'not tier3', httpMode: 'playback', parallel: true, budgetMs: 10 * minute },
  live: { tagsFilter: 'tier3', httpMode: 'live', parallel: false, budgetMs: 10 * minute },
  record: { tagsFilter: 'not tier3', httpMode: 'record', parallel: false, budgetMs: 10 * minute },
};

/**
 * Tells whether a kind of run selects a test: what {@link RunRule.tagsFilter} says to Vitest,
 * for those who look at results afterwards.
 *
 * @param kind - The kind of run.
 * @param tags - All tags of the test, inherited ones included.
 * @returns True where the run runs the test.
 */
export function runSelects(kind: RunKind, tags: readonly string[]): boolean {
  const live = tierOf(tags) === 'tier3';
  if (kind === 'live') return live;
  return !live && (kind !== 'quick' || tags.includes('quick'));
}
