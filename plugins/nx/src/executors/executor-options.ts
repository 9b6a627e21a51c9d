import type { HttpMode, RunMode } from '@plumbline/contracts/modes';

/** Options that the executors share; each executor's schema.json describes its own. */
export interface ExecutorOptions {
  /** Only these test files, relative to the project root. */
  readonly files?: readonly string[];
  /** Only tests whose full name matches this regular expression. */
  readonly testNamePattern?: string;
  /** Most test files at the same time. */
  readonly workers?: number;
  /** Whether snapshots are written anew. */
  readonly update?: boolean;
}

/** Options of the executor `qa`. */
export interface QaExecutorOptions extends ExecutorOptions {
  readonly mode?: RunMode;
  readonly coverage?: boolean;
}

/** Options of the executor `record`. */
export interface RecordExecutorOptions extends ExecutorOptions {
  /** How requests are answered; `record` where absent. */
  readonly httpMode?: Exclude<HttpMode, 'playback'>;
  /** Whether to keep what is recorded and to record only what is missing. */
  readonly missing?: boolean;
}
