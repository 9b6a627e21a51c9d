import type { CassetteInteraction } from '@plumbline/contracts';
import type { HttpRequest } from '../exchange/http-request.ts';
import type { CassetteReader } from '../file/cassette-reader.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { restoreRequest } from '../key/restore-request.ts';
import { ConversationMatcher, type TurnPlace } from './conversation-matcher.ts';
import type { IdPair } from './id-bindings.ts';
import type { Turn } from './id-graph.ts';
import { responseText } from './response-text.ts';
import { rewriteResponse } from './rewrite-response.ts';

/** A turn that was played. */
export interface PlayedTurn {
  readonly place: TurnPlace;
  /** Where its ids are others than the recorded ones: what was said, and which ids stand for each other. */
  readonly live?: { readonly turn: Turn; readonly pairs: readonly IdPair[] };
}

/** A recorded turn, with the ids of this run. */
export interface ContinuedTurn {
  readonly interaction: CassetteInteraction;
  /** What is to be remembered once it is played. */
  readonly played: PlayedTurn;
}

/**
 * Follows the conversations of one cassette while it is played. Made when a request is met that no recorded
 * one equals: a cassette whose requests all come as they were recorded never needs it.
 */
export class FollowedConversations {
  readonly #reader: CassetteReader;
  readonly #keys: RequestKeys;
  readonly #matcher: ConversationMatcher;

  /**
   * @param reader - The cassette; all of it is read once.
   * @param keys - How requests are written in canonical form.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  constructor(reader: CassetteReader, keys: RequestKeys) {
    this.#reader = reader;
    this.#keys = keys;
    this.#matcher = new ConversationMatcher(turnsOf(reader, keys));
  }

  /**
   * Remembers a turn that was played.
   *
   * @param turn - Which, and with which ids.
   */
  played({ place, live }: PlayedTurn): void {
    if (live === undefined) this.#playedAsRecorded(place);
    else this.#matcher.played(live.turn, live.pairs);
  }

  /**
   * Lists the turns of one section of a cassette, as if they had been played as they were recorded.
   *
   * @param section - Its name.
   * @returns The turns, in recorded order.
   */
  recordedIn(section: string): readonly PlayedTurn[] {
    return placesOf(this.#reader.lines())
      .filter(({ text }) => (JSON.parse(text) as CassetteInteraction).section === section)
      .map(({ place }) => ({ place }));
  }

  /**
   * Finds the recorded turn that a request with other ids continues with.
   *
   * @param request - The request.
   * @param isLeft - Whether a turn was not yet played.
   * @returns The turn, or `undefined`.
   */
  find(request: HttpRequest, isLeft: (place: TurnPlace) => boolean): ContinuedTurn | undefined {
    const text = this.#keys.textOf(request);
    const match = this.#matcher.find(text, isLeft);
    if (match === undefined) return undefined;
    const recorded = this.#reader.read(match.place.key, match.place.position);
    if (recorded === undefined) return undefined;
    const interaction = this.withLiveIds(recorded, match.pairs);
    const turn = { request: text, response: responseText(interaction) };
    return { interaction, played: { place: match.place, live: { turn, pairs: match.pairs } } };
  }

  /**
   * Puts the ids of this run into a response.
   *
   * @param interaction - As recorded.
   * @param pairs - Ids that are about to stand for each other.
   * @returns The interaction, the same one where all ids are the recorded ones.
   */
  withLiveIds(interaction: CassetteInteraction, pairs: readonly IdPair[] = []): CassetteInteraction {
    const liveOf = this.#matcher.liveIds(pairs);
    return liveOf === undefined ? interaction : rewriteResponse(interaction, liveOf);
  }

  #playedAsRecorded({ key, position }: TurnPlace): void {
    const interaction = this.#reader.read(key, position);
    if (interaction !== undefined) this.#matcher.played(turnOf(interaction, this.#keys), []);
  }
}

function* turnsOf(reader: CassetteReader, keys: RequestKeys): Generator<{ turn: Turn; place: TurnPlace }> {
  for (const { text, place } of placesOf(reader.lines())) {
    yield { turn: turnOf(JSON.parse(text) as CassetteInteraction, keys), place };
  }
}

function placesOf(
  lines: readonly { readonly key: string; readonly text: string }[],
): readonly { readonly text: string; readonly place: TurnPlace }[] {
  const counts = new Map<string, number>();
  return lines.map(({ key, text }) => {
    const position = counts.get(key) ?? 0;
    counts.set(key, position + 1);
    return { text, place: { key, position } };
  });
}

function turnOf(interaction: CassetteInteraction, keys: RequestKeys): Turn {
  return {
    request: keys.textOf(restoreRequest(interaction.request)),
    response: responseText(interaction),
  };
}
