import type { CassetteInteraction } from '@plumbline/contracts';
import type { TurnPlace } from '../continuity/conversation-matcher.ts';
import { FollowedConversations, type PlayedTurn } from '../continuity/followed-conversations.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import type { CassetteReader } from '../file/cassette-reader.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import type { CassetteTiming } from '../timing/cassette-timing.ts';
import type { ReplyPace } from '../timing/reply-pace.ts';
import type { CassetteSection } from './cassette-section.ts';
import type { FoundReply } from './cassette-session.ts';
import { PlayableTurns } from './playable-turns.ts';

/** What a look-up needs. */
export interface LookUpSources {
  /** The cassette. */
  readonly reader: CassetteReader;
  /** How the keys of requests are computed. */
  readonly keys: RequestKeys;
  /** How fast its replies play. */
  readonly timing: CassetteTiming;
  /** The part of it that is played; all of it where absent. */
  readonly section?: CassetteSection | undefined;
}

/**
 * Finds what answers a request: the next interaction that was recorded of an equal request; else the one
 * that stands at the same place of a conversation, with other ids. Each is played once.
 */
export class LookUp {
  readonly #reader: CassetteReader;
  readonly #keys: RequestKeys;
  readonly #timing: CassetteTiming;
  readonly #section: CassetteSection | undefined;
  readonly #turns: PlayableTurns;
  readonly #history: PlayedTurn[] = [];
  #conversations: FollowedConversations | undefined;

  /**
   * @param sources - The cassette, how it is read, and how fast it plays.
   */
  constructor({ reader, keys, timing, section }: LookUpSources) {
    this.#reader = reader;
    this.#keys = keys;
    this.#timing = timing;
    this.#section = section;
    this.#turns = new PlayableTurns(reader, section?.name);
  }

  /**
   * What may be played.
   *
   * @returns The interactions of the cassette, or of its section.
   */
  get turns(): PlayableTurns {
    return this.#turns;
  }

  /**
   * What was played.
   *
   * @returns The turns, in the order they were played.
   */
  get history(): readonly PlayedTurn[] {
    return this.#history;
  }

  /**
   * Which lines of the cassette were played.
   *
   * @returns Their numbers among all interactions, from 0, in the order they were played.
   */
  get played(): readonly number[] {
    return this.#history.map(({ place: { key, position } }) => this.#reader.lineOf(key, position));
  }

  /**
   * How much was played.
   *
   * @returns Bytes of interactions, as they stand in the cassette.
   */
  get bytes(): number {
    return this.#history.reduce(
      (sum, { place: { key, position } }) => sum + this.#reader.lengthOf(key, position),
      0,
    );
  }

  /**
   * Finds the next interaction for a request, without using it up.
   *
   * @param request - The request.
   * @returns The interaction, or `undefined`.
   * @throws PlumblineError `CASSETTE_INVALID` or `CASSETTE_TOO_NEW`.
   */
  next(request: HttpRequest): FoundReply | undefined {
    const found = this.#unplayed(this.keyOf(request));
    if (found !== undefined) return found;
    const edited = this.#reader.reindex() ? this.#unplayed(this.keyOf(request)) : undefined;
    return edited ?? this.#continued(request);
  }

  /**
   * Counts how often interactions of a request were played.
   *
   * @param request - The request.
   * @returns Zero where none was recorded.
   */
  timesPlayed(request: HttpRequest): number {
    return this.#turns.timesPlayed(this.keyOf(request));
  }

  /**
   * Computes the key to look for. A request without secrets has the same key as it is: no need to look for
   * secrets in it.
   *
   * @param request - The request.
   * @returns The key.
   */
  keyOf(request: HttpRequest): string {
    const key = this.#keys.keyAsIs(request);
    return this.#reader.count(key) > 0 ? key : this.#keys.keyOf(request);
  }

  #unplayed(key: string): FoundReply | undefined {
    const next = this.#turns.next(key);
    if (next === undefined) return undefined;
    const interaction = this.#conversations?.withLiveIds(next.interaction) ?? next.interaction;
    return this.#reply(interaction, { place: next.place });
  }

  /** What was recorded and is used up is no turn of another conversation. */
  #continued(request: HttpRequest): FoundReply | undefined {
    if (this.#turns.count(this.keyOf(request)) > 0 || !this.#reader.exists()) return undefined;
    const found = this.#follow().find(request, (place) => this.#turns.isNext(place));
    return found === undefined ? undefined : this.#reply(found.interaction, found.played);
  }

  #reply(interaction: CassetteInteraction, played: PlayedTurn): FoundReply {
    return {
      interaction,
      ...this.#paced(played.place),
      use: () => {
        this.#turns.use(played.place.key);
        this.#history.push(played);
        this.#conversations?.played(played);
      },
    };
  }

  #paced({ key, position }: TurnPlace): { pace?: ReplyPace } {
    const pace = this.#timing.begin(() => this.#reader.lineOf(key, position));
    return pace === undefined ? {} : { pace };
  }

  #follow(): FollowedConversations {
    if (this.#conversations !== undefined) return this.#conversations;
    const conversations = new FollowedConversations(this.#reader, this.#keys);
    for (const played of this.#before(conversations)) conversations.played(played);
    for (const played of this.#history) conversations.played(played);
    this.#conversations = conversations;
    return conversations;
  }

  /** What the sections before this one said, in this run or when they were recorded. */
  #before(conversations: FollowedConversations): readonly PlayedTurn[] {
    if (this.#section === undefined) return [];
    const { name, order, run } = this.#section;
    return order
      .slice(0, Math.max(0, order.indexOf(name)))
      .flatMap((earlier) => run.played.get(earlier) ?? conversations.recordedIn(earlier));
  }
}
