import type { CassetteInteraction, CassetteTimingFile } from '@plumbline/contracts';

/** A cassette, read as a whole. */
export interface StoredCassette {
  /** Absolute path. */
  readonly path: string;
  readonly bytes: number;
  /** Full name of the test. */
  readonly test: string;
  /** In recorded order. */
  readonly interactions: readonly CassetteInteraction[];
  /** Whether the last line lists the lines as they stand: not where it is missing, or lines were edited. */
  readonly index: 'right' | 'missing' | 'wrong';
  /** When and of what it was made; nothing where the file beside it is gone. */
  readonly made: RecordingMade;
  /** Absolute path of its test file; `undefined` where that is gone. */
  readonly testFile: string | undefined;
}

/** When and of what a recording was made, as far as it is known. */
export type RecordingMade = Pick<CassetteTimingFile, 'recordedAt' | 'fingerprint' | 'testFile'>;
