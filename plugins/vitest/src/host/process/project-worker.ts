import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';
import { beatVariable, type Beat } from '../../worker/beat.ts';
import { awaitInterruption } from './await-interruption.ts';
import { readBeats } from './beat-reader.ts';

/** What a worker needs to know of its project, and whom it tells what. */
export interface WorkerSurroundings {
  /** Absolute path; the worker's working directory. */
  readonly root: string;
  /** Variables of the project's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute path of the script that the worker runs. */
  readonly entry: string;
  /** Takes what the worker writes to its own stdout and stderr. */
  readonly output: (text: string) => void;
  /** Takes its signs of life, and a way to end it. */
  readonly beat: (beat: Beat, end: () => void) => void;
  /** Aborted when the run must end early: Vitest would wait for the test that is running. */
  readonly signal: AbortSignal;
  /** Called when the worker's process has ended, with its name. */
  readonly ended: (worker: string) => void;
}

type Listener = (...args: unknown[]) => void;

/** Name of the pool; Vitest asks a custom pool for a name of its own. */
export const poolName = 'plumbline-forks';

const beatDescriptor = 4;
const patienceMs = 500;

/**
 * A worker process as Vitest's own `forks` pool starts it, with its project's working directory
 * and variables, and a pipe for signs of life. To the code inside, the pool is `forks`.
 */
export class ProjectWorker implements PoolWorker {
  readonly name = poolName;
  readonly cacheFs = true;
  readonly #options: PoolOptions;
  readonly #surroundings: WorkerSurroundings;
  readonly #stopping = new AbortController();
  readonly #exitListeners = new Set<Listener>();
  #child: ChildProcess | undefined;

  /**
   * @param options - What Vitest gives a pool worker.
   * @param surroundings - The project's own.
   */
  constructor(options: PoolOptions, surroundings: WorkerSurroundings) {
    this.#options = options;
    this.#surroundings = surroundings;
  }

  on(event: string, callback: (...args: never[]) => void): void {
    const listener = callback as Listener;
    if (event === 'exit') this.#exitListeners.add(listener);
    else this.#running.on(event, listener);
  }

  off(event: string, callback: (...args: never[]) => void): void {
    const listener = callback as Listener;
    this.#exitListeners.delete(listener);
    this.#child?.off(event, listener);
  }

  /** A worker that is asked to stop answers and is ended then: to end it before would keep Vitest waiting. */
  send(message: WorkerRequest): void {
    if (message.type === 'stop') this.#stopping.abort();
    const asForks =
      message.type === 'start' ? { ...message, context: { ...message.context, pool: 'forks' } } : message;
    this.#child?.send(asForks, () => undefined);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  async start(): Promise<void> {
    if (this.#child !== undefined) return;
    const { root, entry, environment, output, beat, ended, signal } = this.#surroundings;
    const child = fork(entry, [], {
      cwd: root,
      env: { ...this.#options.env, ...environment, [beatVariable]: String(beatDescriptor) },
      execArgv: this.#options.execArgv,
      stdio: ['pipe', 'pipe', 'pipe', 'ipc', 'pipe'],
      serialization: 'advanced',
    });
    this.#child = child;
    child.on('error', () => undefined);
    const end = (): void => void child.kill('SIGKILL');
    child.stdout?.setEncoding('utf8').on('data', output);
    child.stderr?.setEncoding('utf8').on('data', output);
    const worker = `pid ${String(child.pid)}`;
    const pipe = child.stdio[beatDescriptor] as Readable;
    readBeats(pipe, (heard) => {
      beat({ ...heard, worker }, end);
    });
    signal.addEventListener('abort', end, { once: true, signal: this.#stopping.signal });
    child.once('exit', (...end) => {
      this.#stopping.abort();
      pipe.destroy();
      ended(worker);
      void this.#tellExit(...end);
    });
    await once(child, 'spawn');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.kill();
    await exited;
    clearTimeout(impatience);
    await Promise.all([drained(child.stdout), drained(child.stderr)]);
    this.#child = undefined;
  }

  /** Vitest takes a worker that goes away for a failure: in an interrupted run it is none. */
  async #tellExit(status: number | null, endedBy: NodeJS.Signals | null): Promise<void> {
    if (this.#exitListeners.size === 0) return;
    await awaitInterruption(endedBy, this.#surroundings.signal);
    for (const listener of this.#exitListeners) listener(status, endedBy);
  }

  get #running(): ChildProcess {
    if (this.#child === undefined) throw new Error('The worker process has not been started.');
    return this.#child;
  }
}

async function drained(stream: Readable | null): Promise<void> {
  if (stream === null || stream.readableEnded || stream.destroyed) return;
  await finished(stream).catch(() => undefined);
}
