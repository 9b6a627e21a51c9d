import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import type { HostEvent, HostRequest, ProjectOutcome, ProjectRun } from '@plumbline/qa/test-host';
import { beatVariable } from '../../worker/beat.ts';
import { ProjectLedger } from '../report/project-ledger.ts';
import { awaitInterruption } from './await-interruption.ts';
import { readBeats } from './beat-reader.ts';
import type { ApartOrder } from './run-order.ts';
import { processEnded } from '../report/run-problems.ts';
import { WorkerWatch } from './worker-watch.ts';

/** The run that a project apart belongs to. */
export interface ApartRun {
  readonly request: HostRequest;
  readonly batch: ProjectOutcome['batch'];
  readonly elapsedMs: () => number;
  readonly emit: (event: HostEvent) => void;
}

const beatDescriptor = 4;

/** How long an interrupted process may take to end in order. */
const patienceMs = 2000;

/**
 * Runs one project in a child process, as if by `vitest run` in its folder.
 * What it proved before its process ended is kept.
 *
 * @param project - The project.
 * @param run - The run, and whom to tell.
 */
export async function runApart(project: ProjectRun, run: ApartRun): Promise<void> {
  const ledger = new ProjectLedger(project);
  const watch = new WorkerWatch(run.request.configuration.qa.hangGraceMs);
  const child = start(project, ledger);
  watchOver(child, ledger, watch);
  child.on('message', (event: HostEvent) => {
    if (event.type === 'file-ended') ledger.keep(event.file);
    else ledger.ended = true;
    run.emit(event.type === 'project-ended' ? withBatch(event, run, ledger) : event);
  });
  const stop = (): void => {
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref();
  };
  run.request.signal.addEventListener('abort', stop, { once: true });
  using _watching = watch.begin();
  child.send(orderFor(project, run), () => undefined);
  await once(child, 'close');
  if (!ledger.ended) await awaitInterruption(child.signalCode, run.request.signal);
  run.request.signal.removeEventListener('abort', stop);
  if (!ledger.ended) run.emit(cutShort(ledger, run));
}

function start(project: ProjectRun, ledger: ProjectLedger): ChildProcess {
  const child = fork(fileURLToPath(import.meta.resolve('@plumbline/vitest/apart-child')), [], {
    cwd: project.root,
    env: { ...process.env, ...project.environment, [beatVariable]: String(beatDescriptor) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    serialization: 'advanced',
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      ledger.print(project.root, text);
    });
  }
  child.on('error', () => undefined);
  return child;
}

function watchOver(child: ChildProcess, ledger: ProjectLedger, watch: WorkerWatch): void {
  readBeats(child.stdio[beatDescriptor] as Readable, (beat) => {
    watch.hear(beat, ledger, () => void child.kill('SIGKILL'));
  });
}

function orderFor(project: ProjectRun, { request, batch }: ApartRun): ApartOrder {
  const { signal: _signal, ...rest } = request;
  return { request: { ...rest, projects: [project] }, batch };
}

/** What the process itself printed, as of a teardown or a coverage threshold, comes with it. */
function withBatch(
  event: HostEvent & { type: 'project-ended' },
  run: ApartRun,
  ledger: ProjectLedger,
): HostEvent {
  const output = event.outcome.output + ledger.printedBy(ledger.project.root);
  return { ...event, outcome: { ...event.outcome, output, durationMs: run.elapsedMs() } };
}

function cutShort(ledger: ProjectLedger, run: ApartRun): HostEvent {
  const interrupted = run.request.signal.aborted;
  for (const problem of ledger.allFileProblems()) ledger.blameProject(problem);
  if (!interrupted && ledger.allFileProblems().length === 0)
    ledger.blameProject(processEnded(ledger.project));
  const outcome = ledger.close({ batch: run.batch, durationMs: run.elapsedMs(), interrupted });
  return { type: 'project-ended', outcome };
}
