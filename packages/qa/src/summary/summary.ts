import type {
  ExitCode,
  RecordingCounts,
  RunKind,
  RunProblem,
  RunRecord,
  TestCounts,
} from '@plumbline/contracts';

/** How a run of several projects ended. `empty`: there was nothing to run. */
export type SummaryOutcome = RunRecord['outcome'] | 'empty';

/** A problem or a warning of a run record, with the project it is from. */
export interface SummaryProblem extends RunProblem {
  readonly project: string;
  readonly run: RunKind;
}

/** Live tests of one project that did not run, and what they lack. */
export interface NotRun {
  readonly project: string;
  readonly message: string;
  readonly remedy: string;
  /** Environment variables that are missing; empty where the record does not name them. */
  readonly variables: readonly string[];
  /** Whether that fails the run. */
  readonly required: boolean;
}

/** One of the slowest tests. */
export interface SlowTest {
  readonly project: string;
  readonly file: string;
  readonly test: string;
  readonly durationMs: number;
}

/** A run that took longer than plumbline.json grants it. */
export interface OverBudget {
  readonly run: RunKind;
  readonly limitMs: number;
  readonly spentMs: number;
  readonly enforced: boolean;
  /** The slowest files of the run, slowest first. */
  readonly files: readonly { readonly project: string; readonly path: string; readonly durationMs: number }[];
}

/** Where the time of a run went. Cached projects took none. */
export interface SummaryTime {
  /** From start to end. */
  readonly wallMs: number;
  /** Sum over all tests and hooks. */
  readonly testsMs: number;
  /** Most workers that any batch had; 0 where everything was cached. */
  readonly workers: number;
  /** How many batches were executed. */
  readonly batches: number;
  /** Time of tests ÷ (wall × workers), summed over batches, 0 to 1; `null` where nothing was executed. */
  readonly efficiency: number | null;
}

/** What happened in a run of several projects, for people and for programs. */
export interface Summary {
  readonly runs: readonly RunKind[];
  readonly outcome: SummaryOutcome;
  /** Exit status of a command that made this run. */
  readonly exitCode: ExitCode;
  readonly projects: {
    readonly total: number;
    readonly passed: number;
    readonly failed: number;
    readonly interrupted: number;
    readonly notRun: number;
    readonly cached: number;
  };
  readonly tests: TestCounts;
  readonly recordings: RecordingCounts;
  readonly time: SummaryTime;
  readonly slowest: readonly SlowTest[];
  readonly problems: readonly SummaryProblem[];
  readonly warnings: readonly SummaryProblem[];
  readonly notRun: readonly NotRun[];
  /** Projects that ran in a process of their own, and why. */
  readonly apart: readonly { readonly project: string; readonly reason: string }[];
  readonly overBudget: readonly OverBudget[];
}
