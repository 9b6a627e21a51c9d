import type { PostTasksExecutionContext } from '@nx/devkit';
import { runKinds, type RunKind } from '@plumbline/contracts/modes';

/** One task of this plugin that an `nx` command finished. */
export interface FinishedRun {
  readonly project: string;
  readonly run: RunKind;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Whether the result was restored and nothing was executed. */
  readonly cached: boolean;
}

type FinishedTask = PostTasksExecutionContext['taskResults'][string];

const recordPattern = /(?:^|\/)\.plumbline\/runs\/[^/]+\/(?<run>[a-z]+)\.json$/u;

/**
 * Picks this plugin's tasks out of all that an `nx` command finished. They are known by the
 * run record among their outputs, so their targets may have any name.
 *
 * @param taskResults - Results of the command, by task id.
 * @returns The tasks, by project and run.
 */
export function finishedRuns(taskResults: PostTasksExecutionContext['taskResults']): readonly FinishedRun[] {
  return Object.values(taskResults)
    .flatMap((result) => finishedRun(result) ?? [])
    .toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

function finishedRun(result: FinishedTask): FinishedRun | undefined {
  const { task, status } = result;
  const kinds = task.outputs.map((output) => recordPattern.exec(output)?.groups?.['run']);
  const run = runKinds.find((kind) => kinds.includes(kind));
  if (run === undefined) return undefined;
  return { project: task.target.project, run, ...meaningOf(status) };
}

function nameOf({ project, run }: FinishedRun): string {
  return `${project} ${run}`;
}

function meaningOf(status: string): Pick<FinishedRun, 'outcome' | 'cached'> {
  switch (status) {
    case 'success':
      return { outcome: 'passed', cached: false };
    case 'local-cache':
    case 'local-cache-kept-existing':
    case 'remote-cache':
      return { outcome: 'passed', cached: true };
    case 'failure':
      return { outcome: 'failed', cached: false };
    default:
      return { outcome: 'skipped', cached: false };
  }
}
