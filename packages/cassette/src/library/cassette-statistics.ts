import type { CassetteInteraction } from '@plumbline/contracts';
import type { ShelvedCassette } from './cassette-library.ts';

/** Counts by name. */
export type Tally = Readonly<Record<string, number>>;

/** What the recordings of a workspace come to. */
export interface CassetteStatistics {
  readonly cassettes: number;
  /** Cassettes that cannot be read. */
  readonly invalid: number;
  readonly stale: number;
  /** Cassettes of which nobody knows when they were recorded. */
  readonly undated: number;
  readonly interactions: number;
  /** Interactions that repeat a request of their cassette. */
  readonly repeated: number;
  readonly bytes: number;
  /** When the oldest and the newest of the dated cassettes were recorded. */
  readonly oldest: string | undefined;
  readonly newest: string | undefined;
  /** Interactions by host. */
  readonly hosts: Tally;
  readonly methods: Tally;
  /** Interactions by status, or by how they failed. */
  readonly outcomes: Tally;
  /** Response bodies by how they are stored. */
  readonly bodies: Tally;
  readonly largest: readonly { readonly path: string; readonly bytes: number }[];
}

const largestKept = 5;

/** Adds recordings up, one at a time. */
export class CassetteCounter {
  #cassettes = 0;
  #invalid = 0;
  #stale = 0;
  #interactions = 0;
  #repeated = 0;
  #bytes = 0;
  readonly #dates: string[] = [];
  readonly #hosts = new Map<string, number>();
  readonly #methods = new Map<string, number>();
  readonly #outcomes = new Map<string, number>();
  readonly #bodies = new Map<string, number>();
  readonly #sizes: { readonly path: string; readonly bytes: number }[] = [];

  /**
   * Counts one cassette.
   *
   * @param shelved - The cassette as it was read.
   */
  add(shelved: ShelvedCassette): void {
    this.#cassettes += 1;
    if ('error' in shelved) {
      this.#invalid += 1;
      return;
    }
    const { cassette, freshness } = shelved;
    if (freshness.reasons.length > 0) this.#stale += 1;
    if (freshness.recordedAt !== undefined) this.#dates.push(freshness.recordedAt);
    this.#bytes += cassette.bytes;
    this.#sizes.push({ path: cassette.path, bytes: cassette.bytes });
    this.#repeated +=
      cassette.interactions.length - new Set(cassette.interactions.map(({ key }) => key)).size;
    for (const interaction of cassette.interactions) this.#count(interaction);
  }

  /**
   * Sums up.
   *
   * @returns What was counted so far.
   */
  sum(): CassetteStatistics {
    const dates = this.#dates.toSorted();
    return {
      cassettes: this.#cassettes,
      invalid: this.#invalid,
      stale: this.#stale,
      undated: this.#cassettes - this.#invalid - dates.length,
      interactions: this.#interactions,
      repeated: this.#repeated,
      bytes: this.#bytes,
      oldest: dates[0],
      newest: dates.at(-1),
      hosts: tally(this.#hosts),
      methods: tally(this.#methods),
      outcomes: tally(this.#outcomes),
      bodies: tally(this.#bodies),
      largest: this.#sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, largestKept),
    };
  }

  #count({ request, response, failure }: CassetteInteraction): void {
    this.#interactions += 1;
    increment(this.#hosts, URL.parse(request.url)?.host ?? request.url);
    increment(this.#methods, request.method.toUpperCase());
    increment(this.#outcomes, response === undefined ? failure.as : String(response.status));
    if (response !== undefined) increment(this.#bodies, response.body.as);
  }
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Most first. */
function tally(counts: ReadonlyMap<string, number>): Tally {
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
