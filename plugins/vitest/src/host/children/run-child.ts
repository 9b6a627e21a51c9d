import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import type { HostEvent, HostRequest, ProjectOutcome, ProjectRun } from '@plumbline/qa/test-host';
import { beatVariable, type Beat } from '../../worker/beat.ts';
import { testEnvironment } from '../configuration/test-environment.ts';
import { awaitInterruption } from '../process/await-interruption.ts';
import { readBeats } from '../process/beat-reader.ts';
import type { ProcessMessage, ProcessOrder } from '../process/process-messages.ts';
import { StageWatch, type Place, type StageLimits } from './stage-watch.ts';

/** The run that a child belongs to. */
export interface ChildRun {
  readonly request: HostRequest;
  readonly batch: ProjectOutcome['batch'];
  readonly elapsedMs: () => number;
  readonly emit: (event: HostEvent) => void;
}

/** A child to start. */
export interface ChildPlan {
  readonly projects: readonly ProjectRun[];
  readonly isShared: boolean;
  /** Absolute path; its working directory. */
  readonly root: string;
  /** Variables beside those of this process. */
  readonly environment: Readonly<Record<string, string>>;
  readonly limits: StageLimits;
  /** Takes what it says. */
  readonly hear: (message: ProcessMessage) => void;
  /** Takes what it writes to stdout and stderr; this process's own stderr does where undefined. */
  readonly print: ((text: string) => void) | undefined;
  /** Takes the signs of life of its threads, and a way to end it. */
  readonly beat: (beat: Beat, end: () => void) => void;
}

/** How a child ended. */
export interface ChildEnd {
  /** Where it was when it was last heard of; undefined where it never said a word. */
  readonly place: Place | undefined;
  /** Whether it was ended because it took too long there. */
  readonly isHung: boolean;
}

const beatDescriptor = 4;

/** How long an interrupted process may take to end in order. */
const patienceMs = 2000;

/**
 * Runs Vitest in a child process, and ends it where it hangs or the run is interrupted.
 *
 * @param plan - What it runs, and who hears of it.
 * @param run - The run that it belongs to.
 * @returns How it ended, when it has.
 */
export async function runChild(plan: ChildPlan, run: ChildRun): Promise<ChildEnd> {
  const { signal } = run.request;
  const child = start(plan);
  const watch = new StageWatch(plan.limits);
  let isHung = false;
  child.on('message', (message: ProcessMessage) => {
    watch.hear(message);
    plan.hear(message);
  });
  using _watching = watch.begin(() => {
    isHung = true;
    child.kill('SIGKILL');
  });
  using _stopping = stopWith(signal, child);
  child.send(orderFor(plan, run), () => undefined);
  await closed(child);
  await awaitInterruption(child.signalCode, signal);
  return { place: watch.place, isHung };
}

function start({ root, environment, print, beat }: ChildPlan): ChildProcess {
  const child = fork(fileURLToPath(import.meta.resolve('@plumbline/vitest/vitest-child')), [], {
    cwd: root,
    env: { ...testEnvironment(process.env), ...environment, [beatVariable]: String(beatDescriptor) },
    stdio: print === undefined ? ['ignore', 2, 2, 'ipc', 'pipe'] : ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    serialization: 'advanced',
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (print !== undefined) stream?.setEncoding('utf8').on('data', print);
  }
  readBeats(child.stdio[beatDescriptor] as Readable, (heard) => {
    beat(heard, () => void child.kill('SIGKILL'));
  });
  return child;
}

function stopWith(signal: AbortSignal, child: ChildProcess): Disposable {
  const stop = (): void => {
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return {
    [Symbol.dispose]: () => {
      signal.removeEventListener('abort', stop);
    },
  };
}

function orderFor({ projects, isShared }: ChildPlan, { request, batch }: ChildRun): ProcessOrder {
  const { signal: _signal, ...rest } = request;
  return { request: { ...rest, projects }, batch, isShared };
}

/** A child that cannot be started closes as well. */
async function closed(child: ChildProcess): Promise<void> {
  child.on('error', () => undefined);
  const end = Promise.withResolvers<undefined>();
  child.once('close', () => {
    end.resolve(undefined);
  });
  await end.promise;
}
