import type { HostEvent, ProjectRun } from '@plumbline/qa/test-host';
import type { ProcessMessage } from '../process/process-messages.ts';
import { ProjectLedger } from '../report/project-ledger.ts';
import { runChild, type ChildEnd, type ChildRun } from './run-child.ts';
import type { StageLimits } from './stage-watch.ts';

/** A project that is to run in a process of its own. */
export interface ApartProject {
  readonly project: ProjectRun;
  /** Why, as the end of a sentence. */
  readonly reason: string;
}

/**
 * Runs projects together in one child process. A project whose configuration hangs, or ends the
 * process, is left out, and the others start anew; where the process ends later, whoever is still
 * open runs apart.
 *
 * @param projects - The projects.
 * @param limits - How long the process may take.
 * @param run - The run, and whom to tell.
 * @returns The projects that are to run apart; all others have ended.
 */
export async function runTogether(
  projects: readonly ProjectRun[],
  limits: StageLimits,
  run: ChildRun,
): Promise<readonly ApartProject[]> {
  const apart: ApartProject[] = [];
  let ledgers = ledgersOf(projects);
  const isOver = (): boolean => ledgers.size === 0 || run.request.signal.aborted;
  while (!isOver()) {
    const end = await runChild(planFor(ledgers, limits, { run, apart }), run);
    if (isOver()) break;
    const left = leaveOut(ledgers, end);
    apart.push(...left);
    ledgers = ledgersOf(withoutAll([...ledgers.values()], left));
  }
  for (const ledger of ledgers.values()) run.emit(interruptedEnd(ledger, run));
  return apart;
}

type Ledgers = Map<string, ProjectLedger>;

function ledgersOf(projects: readonly ProjectRun[]): Ledgers {
  return new Map(projects.map((project) => [project.name, new ProjectLedger(project)]));
}

interface Listener {
  readonly run: ChildRun;
  readonly apart: ApartProject[];
}

function planFor(open: Ledgers, limits: StageLimits, listener: Listener) {
  return {
    projects: [...open.values()].map(({ project }) => project),
    isShared: true,
    root: listener.run.request.workspaceRoot,
    environment: {},
    limits,
    hear: (message: ProcessMessage) => {
      hear(message, open, listener);
    },
    print: undefined,
    beat: () => undefined,
  };
}

/** Who has ended, or is to run apart, is open no longer. */
function hear(message: ProcessMessage, open: Ledgers, { run, apart }: Listener): void {
  if (message.type === 'file-ended') {
    open.get(message.project)?.keep(message.file);
    run.emit(message);
  } else if (message.type === 'project-ended') {
    open.delete(message.outcome.project);
    run.emit({ ...message, outcome: { ...message.outcome, durationMs: run.elapsedMs() } });
  } else if (message.type === 'apart') {
    const ledger = open.get(message.project);
    open.delete(message.project);
    if (ledger !== undefined) apart.push({ project: ledger.project, reason: message.reason });
  }
}

/** One project is to blame for what happens while its configuration is read; later nobody knows who is. */
function leaveOut(open: Ledgers, { place, isHung }: ChildEnd): readonly ApartProject[] {
  const reader = place?.stage === 'reading' ? open.get(place.project ?? '') : undefined;
  if (reader !== undefined) {
    const reason = isHung
      ? 'reading its configuration takes long'
      : 'reading its configuration ended the process that it would share';
    return [{ project: reader.project, reason }];
  }
  const reason = `the process that it shared ${isHung ? 'hung' : 'went away'}`;
  return [...open.values()].map(({ project }) => ({ project, reason }));
}

function withoutAll(ledgers: readonly ProjectLedger[], left: readonly ApartProject[]): readonly ProjectRun[] {
  const names = new Set(left.map(({ project }) => project.name));
  return ledgers.map(({ project }) => project).filter(({ name }) => !names.has(name));
}

/** What a project proved before the interruption is kept. */
function interruptedEnd(ledger: ProjectLedger, { batch, elapsedMs }: ChildRun): HostEvent {
  const outcome = ledger.close({ batch, durationMs: elapsedMs(), interrupted: true });
  return { type: 'project-ended', outcome };
}
