import { openSync, writeSync } from 'node:fs';

/** One sign of life of a worker, as it goes over the pipe to the process that watches it. */
export interface Beat {
  /** Which worker of its process. */
  readonly worker: string;
  /** The tests under way, with the time each may take in milliseconds; empty between tests. */
  readonly running: readonly { readonly test: string; readonly limitMs: number }[];
  /** The test file that the worker is in. */
  readonly file: string | undefined;
}

/** Name of the variable that tells a worker where to say it: the descriptor of a pipe, or the path of a file. */
export const beatVariable = 'PLUMBLINE_BEAT_FD';

/** How often a worker whose event loop turns says so, in milliseconds. */
export const beatEveryMs = 1000;

/** Where a process keeps its sender: a worker without isolation loads this module anew for each file. */
const sender = Symbol.for('plumbline.beats');

/**
 * Gives the sender of this process, started with its first use. The variable is taken off the
 * environment: processes that tests start have another file under that number.
 *
 * @param target - The process.
 * @param worker - Which worker of its process this is.
 * @returns The sender.
 */
export function beatsOf(target: NodeJS.Process, worker: string): BeatSender {
  const present: unknown = Reflect.get(target, sender);
  if (isBeatSender(present)) return present;
  const place = target.env[beatVariable];
  Reflect.deleteProperty(target.env, beatVariable);
  const started = startBeats(place === undefined ? undefined : descriptorOf(place), worker);
  Reflect.set(target, sender, started);
  return started;
}

function descriptorOf(place: string): number {
  return /^\d+$/u.test(place) ? Number(place) : openSync(place, 'a');
}

function isBeatSender(value: unknown): value is BeatSender {
  return typeof value === 'object' && value !== null && 'start' in value;
}

/**
 * Starts a worker's signs of life. Written synchronously, so that the watcher knows which
 * test blocked the event loop: a blocked worker cannot say anything any more.
 *
 * @param descriptor - File descriptor of the pipe, or undefined where nobody watches.
 * @param worker - Which worker of its process this is.
 * @returns What tells the watcher that a test starts and ends.
 */
export function startBeats(descriptor: number | undefined, worker: string): BeatSender {
  if (descriptor === undefined) return { enter: () => undefined, start: () => () => undefined };
  const running = new Set<{ readonly test: string; readonly limitMs: number }>();
  let file: string | undefined;
  const send = (): void => {
    const beat: Beat = { worker, running: [...running], file };
    writeLine(descriptor, JSON.stringify(beat));
  };
  setInterval(send, beatEveryMs).unref();
  return {
    enter: (testFile) => {
      file = testFile;
      send();
    },
    start: (test, limitMs) => {
      const entry = { test, limitMs };
      running.add(entry);
      send();
      return () => void running.delete(entry);
    },
  };
}

/** Says that tests start and end. */
export interface BeatSender {
  /** Says that a test starts; what it returns says that it ended. */
  start(test: string, limitMs: number): () => void;
  /** Says that the worker begins with a test file. */
  enter(file: string | undefined): void;
}

function writeLine(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, `${line}\n`);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'EAGAIN');
}
