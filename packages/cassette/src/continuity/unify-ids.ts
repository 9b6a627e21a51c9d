import type { IdBindings, IdPair } from './id-bindings.ts';
import type { IdGraph, IdOrigin } from './id-graph.ts';

/** Two requests of the same shape, and what is known of their ids. */
export interface Unification {
  readonly live: readonly string[];
  readonly recorded: readonly string[];
  readonly liveGraph: IdGraph;
  readonly recordedGraph: IdGraph;
  readonly bindings: IdBindings;
  /** Whether the request may bring ids of its own: one that reads asks for what is there. */
  readonly bringsIds: boolean;
}

/** How the ids of a request match those of a recorded one. */
export interface Unified {
  readonly pairs: readonly IdPair[];
  /** How many ids were met for the first time: the fewer, the surer. */
  readonly news: number;
}

/**
 * Matches the ids of two requests, pair by pair: the same id; ids bound to each other before; ids handed out
 * by the same turn of a conversation; or new ids that the caller made up itself.
 *
 * @param unification - The ids.
 * @returns The pairs, or `undefined` where one of them contradicts what is known.
 */
export function unifyIds(unification: Unification): Unified | undefined {
  const pairs = unification.live.map((live, index): IdPair => [live, unification.recorded[index] ?? '']);
  const verdicts = pairs.map((pair) => judge(pair, unification));
  if (verdicts.includes('contradicts')) return undefined;
  return { pairs, news: verdicts.filter((verdict) => verdict === 'new').length };
}

type Verdict = 'known' | 'new' | 'contradicts';

function judge(pair: IdPair, unification: Unification): Verdict {
  const bound = unification.bindings.judge(pair);
  if (bound === 'bound') return 'known';
  if (bound === 'taken') return 'contradicts';
  return pair[0] === pair[1] ? 'known' : judgeFree(pair, unification);
}

function judgeFree([live, recorded]: IdPair, unification: Unification): Verdict {
  const liveOrigin = unification.liveGraph.originOf(live);
  const recordedOrigin = unification.recordedGraph.originOf(recorded);
  if (recordedOrigin !== undefined) return areSame(liveOrigin, recordedOrigin) ? 'new' : 'contradicts';
  // A recorded id that nothing handed out: made up by the caller, or left over from a response recorded anew.
  return liveOrigin !== undefined || unification.bringsIds ? 'new' : 'contradicts';
}

function areSame(live: IdOrigin | undefined, recorded: IdOrigin): boolean {
  return live?.position === recorded.position && live.as === recorded.as;
}
