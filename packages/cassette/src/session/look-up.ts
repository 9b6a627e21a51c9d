import type { TurnPlace } from '../continuity/conversation-matcher.ts';
import { FollowedConversations } from '../continuity/followed-conversations.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import type { CassetteReader } from '../file/cassette-reader.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import type { CassetteTiming } from '../timing/cassette-timing.ts';
import type { ReplyPace } from '../timing/reply-pace.ts';
import type { FoundReply } from './cassette-session.ts';

/** What a look-up needs. */
export interface LookUpSources {
  /** The cassette. */
  readonly reader: CassetteReader;
  /** How the keys of requests are computed. */
  readonly keys: RequestKeys;
  /** How fast its replies play. */
  readonly timing: CassetteTiming;
}

/**
 * Finds what answers a request: the next interaction that was recorded of an equal request; else the one
 * that stands at the same place of a conversation, with other ids. Each is played once.
 */
export class LookUp {
  readonly #reader: CassetteReader;
  readonly #keys: RequestKeys;
  readonly #timing: CassetteTiming;
  readonly #played = new Map<string, number>();
  /** What was played before conversations had to be followed. */
  #history: TurnPlace[] = [];
  #conversations: FollowedConversations | undefined;

  /**
   * @param sources - The cassette, how it is read, and how fast it plays.
   */
  constructor({ reader, keys, timing }: LookUpSources) {
    this.#reader = reader;
    this.#keys = keys;
    this.#timing = timing;
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
    return this.#played.get(this.keyOf(request)) ?? 0;
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
    const place = { key, position: this.#played.get(key) ?? 0 };
    const interaction = this.#reader.read(key, place.position);
    if (interaction === undefined) return undefined;
    return {
      interaction: this.#conversations?.withLiveIds(interaction) ?? interaction,
      ...this.#paced(place),
      use: () => {
        this.#use(place);
        if (this.#conversations === undefined) this.#history.push(place);
        else this.#conversations.playedAsRecorded(place);
      },
    };
  }

  /** What was recorded and is used up is no turn of another conversation. */
  #continued(request: HttpRequest): FoundReply | undefined {
    if (this.#reader.count(this.keyOf(request)) > 0 || !this.#reader.exists()) return undefined;
    const found = this.#follow().find(
      request,
      ({ key, position }) => position === (this.#played.get(key) ?? 0),
    );
    if (found === undefined) return undefined;
    const { interaction, place } = found;
    return {
      interaction,
      ...this.#paced(place),
      use: () => {
        this.#use(place);
        found.use();
      },
    };
  }

  #paced({ key, position }: TurnPlace): { pace?: ReplyPace } {
    const pace = this.#timing.begin(() => this.#reader.lineOf(key, position));
    return pace === undefined ? {} : { pace };
  }

  #use({ key, position }: TurnPlace): void {
    this.#played.set(key, position + 1);
  }

  #follow(): FollowedConversations {
    if (this.#conversations !== undefined) return this.#conversations;
    const conversations = new FollowedConversations(this.#reader, this.#keys);
    for (const place of this.#history) conversations.playedAsRecorded(place);
    this.#history = [];
    this.#conversations = conversations;
    return conversations;
  }
}
