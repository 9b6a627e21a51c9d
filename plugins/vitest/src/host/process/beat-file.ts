import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beatEveryMs, type Beat } from '../../worker/beat.ts';
import { parseBeat } from './beat-reader.ts';

/** Who is told what workers say in a file. */
export interface BeatListener {
  /** Takes a sign of life, and a way to end the worker. */
  readonly beat: (beat: Beat, end: () => void) => void;
  /** Called when the worker's process has ended, with its name. */
  readonly ended: (worker: string) => void;
}

/** A file for the signs of life of workers that other code starts: they cannot be given a pipe. */
export class BeatFile implements Disposable {
  /** Absolute path. */
  readonly path: string;
  readonly #folder: string;
  readonly #file: number;
  readonly #listener: BeatListener;
  readonly #workers = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #rest = '';

  /**
   * Makes the file and reads it from now on, until disposed.
   *
   * @param listener - Who is told what stands in it.
   */
  constructor(listener: BeatListener) {
    this.#folder = mkdtempSync(join(tmpdir(), 'plumbline-beats-'));
    this.path = join(this.#folder, 'beats.jsonl');
    this.#file = openSync(this.path, 'a+');
    this.#listener = listener;
    this.#timer = setInterval(() => {
      this.#hear();
    }, beatEveryMs / 2);
    this.#timer.unref();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #hear(): void {
    const lines = (this.#rest + readOn(this.#file)).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
    for (const [worker, pid] of this.#workers) if (!isAlive(pid)) this.#forget(worker);
  }

  #take(line: string): void {
    const beat = parseBeat(line);
    if (beat === undefined) return;
    const pid = Number.parseInt(beat.worker, 10);
    this.#workers.set(beat.worker, pid);
    this.#listener.beat(beat, () => process.kill(pid, 'SIGKILL'));
  }

  #forget(worker: string): void {
    this.#workers.delete(worker);
    this.#listener.ended(worker);
  }
}

function readOn(file: number): string {
  const buffer = Buffer.alloc(65_536);
  let text = '';
  for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
    text += buffer.toString('utf8', 0, count);
  }
  return text;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
