import { readFileSync } from 'node:fs';
import type { ExchangeTiming } from '../session/recording.ts';
import { timingPath } from '../file/timing-path.ts';
import { RecordedPace } from './recorded-pace.ts';
import type { ReplayClock, ReplayTiming, ReplyPace } from './reply-pace.ts';

/** What paces the replies of one cassette. */
export interface CassetteTimingOptions {
  /** The cassette. */
  readonly path: string;
  readonly timing: ReplayTiming;
  readonly clock: ReplayClock;
}

/** The timing of one cassette, from the file beside it. Reads nothing before the first question. */
export class CassetteTiming {
  readonly #options: CassetteTimingOptions;
  #recorded: ReadonlyMap<number, ExchangeTiming> | undefined;

  /**
   * @param options - The cassette, and how fast it plays.
   */
  constructor(options: CassetteTimingOptions) {
    this.#options = options;
  }

  /**
   * Begins the pace of one reply.
   *
   * @param line - Gives which of the cassette's interactions it is, from 0; asked where it matters.
   * @returns The pace; `undefined` where the reply plays at once, as where its timing is not known.
   */
  begin(line: () => number): ReplyPace | undefined {
    const { timing, clock } = this.#options;
    if (timing === 'instant') return undefined;
    const recorded = this.#timingOf(line());
    if (recorded === undefined) return undefined;
    return new RecordedPace(recorded, timing === 'recorded' ? 1 : timing, clock);
  }

  /**
   * Tells how much sooner a reply was due in playback than when it was recorded.
   *
   * @param line - Which of the cassette's interactions it is, from 0.
   * @returns Milliseconds; `undefined` where its timing is not known.
   */
  savedMs(line: number): number | undefined {
    const recorded = this.#timingOf(line);
    const tookMs = recorded?.end ?? recorded?.chunks.at(-1) ?? recorded?.head;
    return tookMs === undefined ? undefined : tookMs * (1 - this.#slowness);
  }

  /** How long playing takes, of the time it took to record. */
  get #slowness(): number {
    const { timing } = this.#options;
    if (timing === 'instant') return 0;
    return timing === 'recorded' ? 1 : 1 / timing;
  }

  #timingOf(line: number): ExchangeTiming | undefined {
    this.#recorded ??= readTiming(timingPath(this.#options.path));
    return this.#recorded.get(line);
  }
}

/** The file may be dropped: what is missing or broken is no timing. */
function readTiming(path: string): ReadonlyMap<number, ExchangeTiming> {
  try {
    const { interactions } = JSON.parse(readFileSync(path, 'utf8')) as { interactions?: unknown };
    const list: unknown[] = Array.isArray(interactions) ? interactions : [];
    return new Map(list.filter(isTimed).map((timed) => [timed.position, timed]));
  } catch {
    return new Map();
  }
}

function isTimed(value: unknown): value is ExchangeTiming & { readonly position: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { position, head = 0, chunks, end = 0 } = value as Record<string, unknown>;
  return [position, head, end, ...(Array.isArray(chunks) ? (chunks as unknown[]) : [Number.NaN])].every(
    Number.isFinite,
  );
}
