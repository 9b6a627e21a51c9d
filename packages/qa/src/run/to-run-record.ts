import type {
  RunKind,
  RunProblem,
  RunRecord,
  TestCounts,
  WorkspaceConfiguration,
} from '@plumbline/contracts';
import type { HttpMode } from '@plumbline/contracts/modes';
import type { FileOutcome, ProjectOutcome } from '../host/test-host.ts';
import { didAnything, sumRecordings } from '../host/sum-recordings.ts';
import { budgetOf, overBudget } from './budget.ts';

/** A project's run, ended. */
export interface EndedRun {
  readonly run: RunKind;
  readonly httpMode: HttpMode;
  /** Whether all files and tests of the run were asked for. */
  readonly isWhole: boolean;
  /** The regular expression that selected tests, where one did. */
  readonly namePattern: string | undefined;
  /** Relative to the workspace root, with slashes. */
  readonly projectRoot: string;
  readonly configuration: WorkspaceConfiguration;
  /** How it ended. */
  readonly outcome: ProjectOutcome;
  /** Files that an interrupted run with the same inputs had proven before. */
  readonly proven: readonly FileOutcome[];
}

const slowestKept = 10;

/**
 * Makes the record of a project's run.
 *
 * @param ended - How the run ended.
 * @returns The record; it passed where nothing is wrong and at least nothing failed.
 */
export function toRunRecord(ended: EndedRun): RunRecord {
  const { outcome } = ended;
  const files = [...stillProven(ended), ...outcome.files].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const budget = budgetOf(ended.configuration, ended.run, outcome.durationMs);
  const over = overBudget(budget, files);
  const problems = [
    ...outcome.problems,
    ...files.flatMap((file) => file.problems),
    ...(over !== undefined && budget.enforced ? [over] : []),
  ];
  return {
    schemaVersion: 1,
    kind: 'run-record',
    project: outcome.project,
    projectRoot: ended.projectRoot,
    run: ended.run,
    httpMode: ended.httpMode,
    covers: ended.isWhole ? 'all' : 'some',
    outcome: outcomeOf(outcome, problems, files),
    durationMs: outcome.durationMs,
    tests: sumCounts(files),
    recordings: sumRecordings(files.map(({ recordings }) => recordings)),
    files: files.map(toFileRecord),
    problems,
    warnings: [
      ...outcome.warnings,
      ...files.flatMap((file) => file.warnings),
      ...(over !== undefined && !budget.enforced ? [over] : []),
      ...unmatched(ended.namePattern, sumCounts(files)),
    ],
    slowest: slowestTests(files),
    budget,
    batch: { ...outcome.batch, wallMs: outcome.durationMs },
  };
}

/** A typing error in a pattern selects nothing, and nothing passes. */
function unmatched(
  pattern: string | undefined,
  { passed, failed, notRun }: TestCounts,
): readonly RunProblem[] {
  if (pattern === undefined || passed + failed + notRun > 0) return [];
  return [
    {
      code: 'NO_TESTS_MATCH',
      message: `No test that this run may select has a full name that matches ${pattern}.`,
      remedy: 'A full name is the names of its suites and its own, joined by spaces.',
    },
  ];
}

function toFileRecord(file: FileOutcome): RunRecord['files'][number] {
  const { path, outcome, durationMs, counts, recordings, played = [], cassettes } = file;
  return {
    path,
    outcome,
    durationMs,
    tests: counts.passed + counts.failed + counts.skipped + counts.notRun,
    ...(didAnything(recordings) && { recordings }),
    ...(played.length > 0 && { played }),
    ...(cassettes !== undefined && { cassettes }),
  };
}

/** What was run all the same, as for its coverage, counts as it ended now. */
function stillProven({ proven, outcome }: EndedRun): readonly FileOutcome[] {
  const ended = new Set(outcome.files.map(({ path }) => path));
  return proven.filter(({ path }) => !ended.has(path));
}

function outcomeOf(
  outcome: ProjectOutcome,
  problems: readonly RunProblem[],
  files: readonly FileOutcome[],
): RunRecord['outcome'] {
  if (problems.length > 0 || files.some((file) => file.outcome === 'failed')) return 'failed';
  if (outcome.interrupted) return 'interrupted';
  const counts = sumCounts(files);
  return counts.notRun > 0 && counts.passed === 0 ? 'not-run' : 'passed';
}

function sumCounts(files: readonly FileOutcome[]): TestCounts {
  const sum = { passed: 0, failed: 0, skipped: 0, notRun: 0 };
  for (const { counts } of files) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
    sum.notRun += counts.notRun;
  }
  return sum;
}

function slowestTests(files: readonly FileOutcome[]): RunRecord['slowest'] {
  return files
    .flatMap((file) =>
      file.slowest.map(({ name, durationMs }) => ({ file: file.path, test: name, durationMs })),
    )
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .slice(0, slowestKept);
}
