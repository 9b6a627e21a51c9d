import { IdBindings, type IdPair } from './id-bindings.ts';
import { IdGraph, type Turn } from './id-graph.ts';
import { unifyIds, type Unified } from './unify-ids.ts';

/** Where a recorded turn stands. */
export interface TurnPlace {
  readonly key: string;
  /** Which of the interactions with its key, from 0. */
  readonly position: number;
}

/** A recorded turn that a request continues its conversation with. */
export interface ConversationMatch {
  readonly place: TurnPlace;
  readonly pairs: readonly IdPair[];
}

/** A recorded request, by its ids. */
interface Candidate {
  readonly place: TurnPlace;
  readonly ids: readonly string[];
}

/**
 * Finds the recorded turn of a request whose ids are others than the recorded ones: by its position in the
 * conversation. A turn is a candidate where it differs in ids alone; it is the one where the ids of both
 * come from the same places. Conversations that run beside each other keep to their own turns.
 */
export class ConversationMatcher {
  readonly #recordedGraph = new IdGraph();
  readonly #liveGraph = new IdGraph();
  readonly #bindings = new IdBindings();
  readonly #byShape = new Map<string, Candidate[]>();

  /**
   * @param turns - All recorded turns, in recorded order.
   */
  constructor(turns: Iterable<{ readonly turn: Turn; readonly place: TurnPlace }>) {
    for (const { turn, place } of turns) {
      const { shape, ids } = this.#recordedGraph.shapeOf(turn.request);
      const same = this.#byShape.get(shape) ?? [];
      this.#byShape.set(shape, same);
      same.push({ place, ids });
      this.#recordedGraph.add(turn);
    }
  }

  /**
   * Finds the turn that a request continues with.
   *
   * @param request - The request in canonical form, without secrets.
   * @param isLeft - Whether a turn was not yet played.
   * @returns The turn, or `undefined`.
   */
  find(request: string, isLeft: (place: TurnPlace) => boolean): ConversationMatch | undefined {
    const { shape, ids } = this.#liveGraph.shapeOf(request);
    if (ids.length === 0) return undefined;
    const bringsIds = !/^(?:GET|HEAD|DELETE|OPTIONS)\n/.test(request);
    const matches = (this.#byShape.get(shape) ?? [])
      .filter(({ place }) => isLeft(place))
      .map((candidate) => ({ place: candidate.place, unified: this.#unify(ids, candidate, bringsIds) }));
    return surest(matches);
  }

  /**
   * Remembers that a turn was played.
   *
   * @param turn - The request as it was made, the response as it was played.
   * @param pairs - The ids that stand for each other since.
   */
  played(turn: Turn, pairs: readonly IdPair[]): void {
    this.#bindings.bind(pairs);
    this.#liveGraph.add(turn);
  }

  /**
   * Says which id of this run stands for a recorded one.
   *
   * @param pairs - Ids that are about to stand for each other.
   * @returns Gives the id of this run; `undefined` where all ids are the recorded ones.
   */
  liveIds(pairs: readonly IdPair[]): ((recorded: string) => string) | undefined {
    const news = new Map(pairs.map(([live, recorded]) => [recorded, live]));
    const isIdentity = this.#bindings.isIdentity && pairs.every(([live, recorded]) => live === recorded);
    return isIdentity ? undefined : (recorded) => news.get(recorded) ?? this.#bindings.liveOf(recorded);
  }

  #unify(live: readonly string[], { ids }: Candidate, bringsIds: boolean): Unified | undefined {
    return unifyIds({
      live,
      recorded: ids,
      liveGraph: this.#liveGraph,
      recordedGraph: this.#recordedGraph,
      bindings: this.#bindings,
      bringsIds,
    });
  }
}

/** The one with the fewest new ids; of several, the one that was recorded first. */
function surest(
  matches: readonly { readonly place: TurnPlace; readonly unified: Unified | undefined }[],
): ConversationMatch | undefined {
  let best: { readonly place: TurnPlace; readonly unified: Unified } | undefined;
  for (const { place, unified } of matches) {
    if (unified !== undefined && unified.news < (best?.unified.news ?? Infinity)) best = { place, unified };
  }
  return best && { place: best.place, pairs: best.unified.pairs };
}
