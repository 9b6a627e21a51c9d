import type { RunProblem } from '@plumbline/contracts';
import type { HostEvent, ProjectRun } from '@plumbline/qa/test-host';
import { ProjectLedger } from '../report/project-ledger.ts';
import { configurationHangs, processEnded, processHung } from '../report/process-problems.ts';
import { WorkerWatch } from '../process/worker-watch.ts';
import { runChild, type ChildEnd, type ChildPlan, type ChildRun } from './run-child.ts';
import type { StageLimits } from './stage-watch.ts';

/**
 * Runs one project in a child process, as if by `vitest run` in its folder.
 * What it proved before its process ended is kept.
 *
 * @param project - The project.
 * @param limits - How long its process may take.
 * @param run - The run, and whom to tell.
 */
export async function runApart(project: ProjectRun, limits: StageLimits, run: ChildRun): Promise<void> {
  const { signal, configuration } = run.request;
  const ledger = new ProjectLedger(project);
  const watch = new WorkerWatch(configuration.qa.hangGraceMs);
  using _watching = watch.begin();
  const plan: ChildPlan = {
    projects: [project],
    isShared: false,
    root: project.root,
    environment: project.environment,
    limits,
    ...listenFor(ledger, watch, run),
  };
  const end = signal.aborted ? undefined : await runChild(plan, run);
  if (!ledger.ended) run.emit(cutShort(ledger, run, end && problemOf(project, end, limits)));
}

function listenFor(
  ledger: ProjectLedger,
  watch: WorkerWatch,
  run: ChildRun,
): Pick<ChildPlan, 'hear' | 'print' | 'beat'> {
  return {
    hear: (message) => {
      if (message.type === 'file-ended') {
        ledger.keep(message.file);
        run.emit(message);
      } else if (message.type === 'project-ended') {
        ledger.ended = true;
        run.emit(withBatch(message, run, ledger));
      }
    },
    print: (text) => {
      ledger.print(ledger.project.root, text);
    },
    beat: (beat, end) => {
      watch.hear(beat, ledger, end);
    },
  };
}

/** What the process itself printed, as of a teardown or a coverage threshold, comes with it. */
function withBatch(
  event: HostEvent & { type: 'project-ended' },
  run: ChildRun,
  ledger: ProjectLedger,
): HostEvent {
  const output = event.outcome.output + ledger.printedBy(ledger.project.root);
  return { ...event, outcome: { ...event.outcome, output, durationMs: run.elapsedMs() } };
}

function cutShort(ledger: ProjectLedger, run: ChildRun, problem: RunProblem | undefined): HostEvent {
  const interrupted = run.request.signal.aborted;
  const known = ledger.allFileProblems();
  for (const each of known) ledger.blameProject(each);
  if (!interrupted && known.length === 0 && problem !== undefined) ledger.blameProject(problem);
  const outcome = ledger.close({ batch: run.batch, durationMs: run.elapsedMs(), interrupted });
  return { type: 'project-ended', outcome };
}

function problemOf(project: ProjectRun, { isHung, place }: ChildEnd, limits: StageLimits): RunProblem {
  if (!isHung) return processEnded(project);
  return place?.stage === 'running' ? processHung(project) : configurationHangs(project, limits.reading);
}
