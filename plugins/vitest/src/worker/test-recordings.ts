import {
  interceptHttp,
  openRecorder,
  openSession,
  type CassetteSession,
  type HttpInterception,
} from '@plumbline/cassette';
import type { RunnerTestCase, RunnerTestSuite } from 'vitest';
import { cassettePath } from './cassette-path.ts';
import { emptyReport } from './test-report.ts';
import type { ProjectHttp, WorkerOrders } from './worker-orders.ts';

type Recorder = Awaited<ReturnType<typeof openRecorder>>;
type Task = Readonly<RunnerTestCase>;

/** What recordings need to know. */
export interface RecordingSurroundings {
  readonly orders: WorkerOrders;
  readonly http: ProjectHttp;
  readonly environment: NodeJS.ProcessEnv;
}

/** Puts each test of a worker on its own recording. */
export class TestRecordings {
  readonly #orders: WorkerOrders;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #http: HttpInterception | undefined;
  #recorder: Recorder | undefined;

  /**
   * Intercepts the HTTP of this process from now on.
   *
   * @param surroundings - What the run wants, what the project says, and where the recorder looks for `CI`.
   */
  constructor({ orders, http, environment }: RecordingSurroundings) {
    this.#orders = orders;
    this.#environment = environment;
    const allowHosts = [...orders.allowHosts, ...http.allowHosts];
    this.#http = http.intercept
      ? interceptHttp({ unattributed: () => undefined, allowHosts, leaveOwnServers: true })
      : undefined;
  }

  /**
   * Runs a test on its recording, and says in its `meta` what the recording did. A test that
   * passes although a request of its was refused fails here.
   *
   * @param task - The test.
   * @param runTest - Runs it.
   */
  async around(task: Task, runTest: () => Promise<void>): Promise<void> {
    if (this.#http === undefined) return runTest();
    const session = await this.#open(task);
    await this.#http.run(session, runTest);
    await conclude(task, session);
  }

  /** Ends the interception, and gives the right to record back where this worker has it. */
  async endFile(): Promise<void> {
    this.#http?.[Symbol.dispose]();
    await this.#recorder?.[Symbol.asyncDispose]();
    this.#recorder = undefined;
  }

  async #open(task: Task): Promise<CassetteSession> {
    const { httpMode: mode, workspaceRoot, cassetteDirectory, recordCommand } = this.#orders;
    const test = task.fullTestName;
    const shared = {
      test,
      mode,
      recordCommand,
      get path() {
        const before = sameNameBefore(task);
        return cassettePath({ file: task.file.filepath, name: test, before }, cassetteDirectory);
      },
    };
    if (mode === 'playback' || mode === 'live') return openSession(shared);
    this.#recorder ??= await openRecorder({ workspaceRoot, environment: this.#environment });
    return openSession(Object.assign(shared, { recorder: this.#recorder }));
  }
}

async function conclude(task: Task, session: CassetteSession): Promise<void> {
  const [problem] = session.problems();
  const hasFailed = task.result?.state === 'fail';
  await session.finish(hasFailed || problem !== undefined ? 'failed' : 'passed');
  report(task, session);
  if (problem !== undefined && !hasFailed) throw new Error(problem.message);
}

function report(task: Task, session: CassetteSession): void {
  const problems = session.problems().map(({ code, message, remedy }) => ({ code, message, remedy }));
  const before = task.meta.plumbline ?? emptyReport;
  task.meta.plumbline = { ...before, recordings: session.counts(), problems };
}

function sameNameBefore(task: Task): number {
  const same = testsOf(task.file).filter((other) => other.fullTestName === task.fullTestName);
  return Math.max(
    same.findIndex((other) => other.id === task.id),
    0,
  );
}

function testsOf(suite: Readonly<RunnerTestSuite>): readonly Task[] {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}
