import type { RecordingCounts, RunProblem } from '@plumbline/contracts';

/** What a worker says of one test beside Vitest's own result; it travels in the test's `meta`. */
export interface TestReport {
  readonly recordings: RecordingCounts;
  readonly problems: readonly RunProblem[];
  /** What people should know and is no failure; absent: nothing. */
  readonly warnings?: readonly RunProblem[];
  /** Credentials that a live test needs and that are missing; the test was not run. */
  readonly missingCredentials: readonly string[];
  /** Absolute path of the cassette that was played or written; absent where none was. */
  readonly cassette?: string;
}

/** The report of a test that did nothing worth one. */
export const emptyReport: TestReport = {
  recordings: { hits: 0, misses: 0, recorded: 0, liveCalls: 0 },
  problems: [],
  missingCredentials: [],
};

declare module 'vitest' {
  interface TaskMeta {
    /** Environment variables that a live test needs; without one of them it is not run. */
    credentials?: readonly string[];
    /** Written by Plumbline when the test ends. */
    plumbline?: TestReport;
  }
}
