import type { RunProblem, RunRecord, TestCounts } from '@plumbline/contracts';
import { exitCodes, type ExitCode } from '@plumbline/contracts/errors';
import { runKinds } from '@plumbline/contracts/modes';
import { sumRecordings } from '../host/sum-recordings.ts';
import { exitCodeOfProblem, gravestProblem } from './exit-code-of-problems.ts';
import { findNotRun } from './find-not-run.ts';
import { findOverBudget } from './find-over-budget.ts';
import { measureTime } from './measure-time.ts';
import type { SlowTest, Summary, SummaryOutcome, SummaryProblem } from './summary.ts';

const slowestShown = 5;

/** What the records themselves cannot say. */
export interface SummaryContext {
  /** Projects whose result came from the cache this time; all others were executed. */
  readonly cachedProjects?: Iterable<string>;
  /** Wall time of the whole run, in milliseconds, as its caller measured it. */
  readonly wallMs?: number;
  /** Whether the whole run was interrupted: a record tells so only of a project that saw it. */
  readonly interrupted?: boolean;
  /** Runs that failed and left no record, as on a full disk. */
  readonly missing?: readonly Pick<RunRecord, 'project' | 'run'>[];
}

/**
 * Sums up a run of several projects.
 *
 * @param records - Run records of this run, of one kind or, for a nightly, of two.
 * @param context - What came from the cache, and how long it all took.
 * @returns The summary, as data.
 */
export function summarize(records: readonly RunRecord[], context: SummaryContext = {}): Summary {
  const cached = new Set(context.cachedProjects);
  const executed = records.filter((record) => !isCached(record, cached));
  const { missing = [] } = context;
  const problems = [
    ...records.flatMap((record) => withProject(record, record.problems)),
    ...missing.map((run) => ({ project: run.project, run: run.run, ...recordMissing })),
  ];
  const outcome = outcomeOfAll(records, context);
  return {
    runs: runKinds.filter((run) => records.some((record) => record.run === run)),
    outcome,
    exitCode: exitCodeOf(outcome, problems),
    projects: countProjects({ records, missing, cached }),
    tests: addTests(records),
    recordings: sumRecordings(records.map(({ recordings }) => recordings)),
    time: measureTime(executed, context.wallMs),
    slowest: slowestTests(executed),
    problems,
    warnings: records.flatMap((record) => withProject(record, record.warnings)),
    notRun: findNotRun(records),
    apart: findApart(records),
    overBudget: findOverBudget(executed),
  };
}

/* Live runs and recordings are never cached, whatever came from the cache beside them. */
function isCached({ project, run }: RunRecord, cached: ReadonlySet<string>): boolean {
  return cached.has(project) && run !== 'live' && run !== 'record';
}

function withProject({ project, run }: RunRecord, problems: readonly RunProblem[]): SummaryProblem[] {
  return problems.map((problem) => ({ project, run, ...problem }));
}

const recordMissing: RunProblem = {
  code: 'RUN_RECORD_MISSING',
  message: 'The run failed and left no run record.',
  remedy: 'Its own output above says why.',
};

function outcomeOfAll(
  records: readonly RunRecord[],
  { interrupted = false, missing = [] }: SummaryContext,
): SummaryOutcome {
  if (interrupted) return 'interrupted';
  const outcome = outcomeOf(records);
  return missing.length > 0 && outcome !== 'interrupted' ? 'failed' : outcome;
}

function outcomeOf(records: readonly RunRecord[]): SummaryOutcome {
  const gravestFirst = ['interrupted', 'failed', 'not-run', 'passed'] as const;
  return gravestFirst.find((outcome) => records.some((record) => has(record, outcome))) ?? 'empty';
}

function has({ outcome, tests }: RunRecord, wanted: SummaryOutcome): boolean {
  return outcome === wanted || (wanted === 'not-run' && tests.notRun > 0);
}

function exitCodeOf(outcome: SummaryOutcome, problems: readonly RunProblem[]): ExitCode {
  if (outcome === 'interrupted') return exitCodes.interrupted;
  if (outcome !== 'failed') return exitCodes.ok;
  const gravest = gravestProblem(problems);
  return gravest === undefined ? exitCodes.checkFailed : exitCodeOfProblem(gravest);
}

interface Counted {
  readonly records: readonly RunRecord[];
  readonly missing: NonNullable<SummaryContext['missing']>;
  readonly cached: ReadonlySet<string>;
}

function countProjects({ records, missing, cached }: Counted): Summary['projects'] {
  const lost = new Set(missing.map(({ project }) => project));
  const byProject = Map.groupBy(records, ({ project }) => project);
  for (const project of lost) byProject.set(project, byProject.get(project) ?? []);
  const outcomes = [...byProject].map(([project, own]) => (lost.has(project) ? 'failed' : outcomeOf(own)));
  const count = (wanted: SummaryOutcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    total: byProject.size,
    passed: count('passed'),
    failed: count('failed'),
    interrupted: count('interrupted'),
    notRun: count('not-run'),
    cached: [...byProject.keys()].filter((project) => cached.has(project)).length,
  };
}

function addTests(records: readonly RunRecord[]): TestCounts {
  const total = (key: keyof TestCounts): number => records.reduce((sum, { tests }) => sum + tests[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    notRun: total('notRun'),
  };
}

function slowestTests(records: readonly RunRecord[]): SlowTest[] {
  return records
    .flatMap(({ project, slowest }) => slowest.map((test) => ({ project, ...test })))
    .toSorted((left, right) => right.durationMs - left.durationMs)
    .slice(0, slowestShown);
}

function findApart(records: readonly RunRecord[]): Summary['apart'] {
  const apart = records.flatMap(({ project, batch }) =>
    batch.apart === null ? [] : [{ project, reason: batch.apart }],
  );
  return [...new Map(apart.map((entry) => [entry.project, entry])).values()];
}
