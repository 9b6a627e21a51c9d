import type { HeaderPairs } from '../exchange/http-request.ts';
import type { RecordedExchange } from '../session/recording.ts';

/** Whose recordings can be carried over. */
export type ForeignSource = 'nock' | 'polly' | 'undici-snapshot' | 'har';

/** What an entry does not say itself. */
export interface EntryContext {
  /** Headers that requests had, for recordings that leave them out. */
  readonly requestHeaders: HeaderPairs;
  /**
   * Reads a file that a recording keeps a body in.
   *
   * @param name - Name of the file, relative to the recording.
   * @returns Its bytes, or `undefined` where there is no such file.
   */
  readonly attached: (name: string) => Uint8Array | undefined;
}

/** What became of one entry: exchanges, and what of them differs; or why there are none. */
export type Conversion =
  | {
      readonly exchanges: readonly RecordedExchange[];
      readonly changes: readonly string[];
      /** When it was recorded, where the entry says so: a date that can be read. */
      readonly recordedAt?: string;
    }
  | { readonly lost: string };

/** A format of recordings. */
export interface ForeignFormat {
  readonly source: ForeignSource;
  /** Tells whether the content of a file has this format. */
  readonly recognises: (content: unknown) => boolean;
  /** Name that the recording gives itself, if any. */
  readonly nameOf?: (content: unknown) => string | undefined;
  /** The entries of a file, in the order they are played. */
  readonly entriesOf: (content: unknown) => readonly unknown[];
  /** Carries one entry over. */
  readonly convert: (entry: unknown, context: EntryContext) => Conversion;
}

/** One exchange of a recording. */
export interface ForeignExchange {
  /** Number of the entry that it comes from, from 1. */
  readonly entry: number;
  readonly exchange: RecordedExchange;
}

/** What could not be carried over as it was. */
export interface Shortfall {
  /** Number of the entry, from 1. */
  readonly entry: number;
  /** Whether the whole entry is missing from the cassette; else it is there, and something about it differs. */
  readonly lost: boolean;
  /** Method and URL of the request, where the entry says them. */
  readonly request: string;
  readonly reason: string;
}

/** A recording of another tool. */
export interface ForeignRecording {
  readonly source: ForeignSource;
  /** Name that the recording gives itself; Polly's do. */
  readonly name?: string;
  /** How many entries the file has. */
  readonly entries: number;
  readonly exchanges: readonly ForeignExchange[];
  /** When the oldest entry was recorded, in UTC, where the file says so. */
  readonly recordedAt?: string;
  readonly shortfalls: readonly Shortfall[];
}
