import { join } from 'node:path';
import type { LastRun, RunRecord } from '@plumbline/contracts';

/** What is known of the last run. */
export interface LastRunFacts {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** The last `nx` command; `undefined` where there was none. */
  readonly run: LastRun | undefined;
  /** Its records. */
  readonly records: readonly RunRecord[];
  /** Names of all projects that have tests; `undefined` where nobody can tell. */
  readonly projects: readonly string[] | undefined;
}

/** Which cassettes tests use, or why the last run cannot tell. */
export type CassetteUse =
  | {
      readonly isWhole: true;
      /** When the run began that tells. */
      readonly since: number;
      /** Absolute paths of cassettes that a test used, or that belong to a test that did not run. */
      readonly needed: ReadonlySet<string>;
      /** Absolute paths of the test files that ran. */
      readonly ran: ReadonlySet<string>;
      /** Absolute paths of the projects that ran. */
      readonly roots: readonly string[];
    }
  | { readonly isWhole: false; readonly why: string };

/**
 * Says which cassettes tests use, from the records of the last run, merged over all its projects. A run that
 * left anything out says nothing: its tests might need what nobody asked for.
 *
 * @param facts - The last run.
 * @returns The cassettes, or why the run was not a whole one.
 */
export function useOfCassettes(facts: LastRunFacts): CassetteUse {
  const { run, records, workspaceRoot } = facts;
  if (run === undefined) return { isWhole: false, why: 'nothing has run yet' };
  const why = whyPartial({ ...facts, run });
  if (why !== undefined) return { isWhole: false, why };
  return {
    isWhole: true,
    since: run.startedAt,
    needed: new Set(records.flatMap((record) => neededBy(record, workspaceRoot))),
    ran: new Set(records.flatMap((record) => filesOf(record, workspaceRoot))),
    roots: records.map(({ projectRoot }) => join(workspaceRoot, projectRoot)),
  };
}

function neededBy({ projectRoot, files }: RunRecord, workspaceRoot: string): string[] {
  return files
    .flatMap(({ cassettes }) => [...(cassettes?.used ?? []), ...(cassettes?.spared ?? [])])
    .map((path) => join(workspaceRoot, projectRoot, path));
}

/** A configuration that declares several Vitest projects has the name of one behind each file. */
function filesOf({ projectRoot, files }: RunRecord, workspaceRoot: string): string[] {
  return files.map(({ path }) => join(workspaceRoot, projectRoot, path.replace(/ \[[^\]]*\]$/u, '')));
}

const wholeRuns = new Set(['pr', 'nightly', 'record']);

function whyPartial({
  run,
  records,
  projects,
}: LastRunFacts & { readonly run: LastRun }): string | undefined {
  const other = run.tasks.find((task) => !wholeRuns.has(task.run));
  if (other !== undefined) return `the last run was ${other.run}, which leaves tests out`;
  if (projects === undefined) return 'nx does not tell which projects there are';
  const ran = new Set(run.tasks.map(({ project }) => project));
  const left = projects.filter((project) => !ran.has(project));
  if (left.length > 0) return `the last run left out ${left.join(', ')}`;
  return run.tasks.map((task) => whyPartialTask(task, records)).find((why) => why !== undefined);
}

function whyPartialTask(
  { project, run, outcome }: LastRun['tasks'][number],
  records: readonly RunRecord[],
): string | undefined {
  const record = records.find((each) => each.project === project && each.run === run);
  if (record === undefined) return `${project} left no run record`;
  if (outcome !== 'passed' || record.outcome !== 'passed') return `${project} did not pass`;
  if (record.httpMode === 'live') return `${project} ran against the real services, without recordings`;
  if (record.covers !== 'all') return `of ${project} only some files or tests ran`;
  const isTold = record.files.every(({ cassettes }) => cassettes !== undefined);
  return isTold ? undefined : `the run record of ${project} does not name its cassettes`;
}
