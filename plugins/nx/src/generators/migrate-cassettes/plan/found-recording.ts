import type { ForeignRecording } from '@plumbline/cassette/migration';

/** A recording in a file of its own. */
export interface FoundRecording {
  /** Relative to the workspace root. */
  readonly file: string;
  readonly recording: ForeignRecording;
}

/** A recording, or a reply inside a test source, and the tests that it is for. */
export interface AssignedRecording {
  /** The recording's file, or that of the source with its line. */
  readonly from: string;
  readonly recording: ForeignRecording;
  /** Where it is used, for the order of several in one test. */
  readonly position: number;
}
