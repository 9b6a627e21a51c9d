import type {
  HttpMode,
  RecordingCounts,
  RunKind,
  RunProblem,
  RunRecord,
  TestCounts,
  WorkspaceConfiguration,
} from '@plumbline/contracts';

export { didAnything, sumRecordings } from './sum-recordings.ts';

/** One project of a run, as the host is to run it. */
export interface ProjectRun {
  /** Name in the workspace; unique. */
  readonly name: string;
  /** Absolute path of the project. */
  readonly root: string;
  /** Absolute path of the test configuration, or undefined where the project has none. */
  readonly configFile: string | undefined;
  /** Variables this project's tests see beside those of the process, as from its `.env` files. */
  readonly environment: Readonly<Record<string, string>>;
  /** Only these test files, relative to the project root; all where undefined. */
  readonly files: readonly string[] | undefined;
  /** Only tests whose full name matches this regular expression. */
  readonly namePattern: string | undefined;
  /** The command that records this project again, for messages. */
  readonly recordCommand: string;
  /** Test files that are proven already, relative to the project root: not run again. */
  readonly proven: ReadonlySet<string>;
  /** Absolute path of the folder that coverage is reported into; where the configuration says if undefined. */
  readonly coverageFolder: string | undefined;
  /** Whether coverage is measured, also where the configuration does not say so; false where left out. */
  readonly measuresCoverage?: boolean;
}

/** What a host is asked to run. */
export interface HostRequest {
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly run: RunKind;
  readonly httpMode: HttpMode;
  readonly projects: readonly ProjectRun[];
  readonly configuration: WorkspaceConfiguration;
  /** Most test files at the same time; the host's own default where undefined. */
  readonly workers: number | undefined;
  /** Whether snapshots are written anew; false where left out. A run that is cached writes none otherwise. */
  readonly updateSnapshots?: boolean;
  /** Aborted when the run must end early: what is running is ended, what is proven is kept. */
  readonly signal: AbortSignal;
}

/** One test, as it ended. */
export interface TestOutcome {
  /** Full name, suites joined by `" > "`. */
  readonly name: string;
  readonly durationMs: number;
}

/** One test file, as it ended. */
export interface FileOutcome {
  /** Relative to the project root, with slashes. */
  readonly path: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Sum of its tests and hooks, in milliseconds. */
  readonly durationMs: number;
  readonly counts: TestCounts;
  readonly recordings: RecordingCounts;
  /** What the recordings of its tests did, of those where they did anything; left out where there are none. */
  readonly played?: NonNullable<RunRecord['files'][number]['played']>;
  /** Its cassettes, relative to the project root; left out where they are not known. */
  readonly cassettes?: NonNullable<RunRecord['files'][number]['cassettes']>;
  /** Its slowest tests, slowest first, at most {@link slowestPerFile}. */
  readonly slowest: readonly TestOutcome[];
  readonly problems: readonly RunProblem[];
  readonly warnings: readonly RunProblem[];
  /** What people read about this file: failures, with differences and places, and what it printed. */
  readonly output: string;
}

/** How many of a file's tests {@link FileOutcome.slowest} keeps. */
export const slowestPerFile = 3;

/** How one project ended. */
export interface ProjectOutcome {
  readonly project: string;
  readonly files: readonly FileOutcome[];
  /** Problems of the project as a whole: a configuration that throws, an error outside any file. */
  readonly problems: readonly RunProblem[];
  readonly warnings: readonly RunProblem[];
  readonly output: string;
  /** Whether the run was ended early, so that files may be missing. */
  readonly interrupted: boolean;
  /** From the start of the host's run to this project's end, in milliseconds. */
  readonly durationMs: number;
  readonly batch: { readonly id: string; readonly workers: number; readonly apart: string | null };
}

/** What a host says while it runs. */
export type HostEvent =
  | { readonly type: 'file-ended'; readonly project: string; readonly file: FileOutcome }
  | { readonly type: 'project-ended'; readonly outcome: ProjectOutcome };

/**
 * Runs tests: the one thing that this package leaves to a test tool's plugin.
 * Every project of the request ends with exactly one `project-ended`; expected
 * failures are problems in it, and the iteration itself never throws for them.
 */
export interface TestHost {
  run(request: HostRequest): AsyncIterable<HostEvent>;
}
