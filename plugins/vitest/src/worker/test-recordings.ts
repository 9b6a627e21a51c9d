import {
  interceptHttp,
  openRecorder,
  openSession,
  type CassetteSession,
  type HttpInterception,
  type Recorder,
  type SessionProblem,
} from '@plumbline/cassette';
import { PlumblineError } from '@plumbline/contracts/errors';
import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite } from 'vitest';
import { cassettePath } from './cassette-path.ts';
import { outsideTests } from './outside-tests.ts';
import { recordCommand, type RecordedTest } from './record-command.ts';
import { emptyReport, type TestReport } from './test-report.ts';
import type { ProjectHttp, WorkerOrders } from './worker-orders.ts';

type Task = Readonly<Omit<RunnerTestCase, 'fails'>> & Pick<RunnerTestCase, 'fails'>;

/** What recordings need to know. */
export interface RecordingSurroundings {
  readonly orders: WorkerOrders;
  readonly http: ProjectHttp;
  readonly environment: NodeJS.ProcessEnv;
}

/** Puts each test of a worker on its own recording, and what a file requests outside its tests on one for the file. */
export class TestRecordings {
  readonly #orders: WorkerOrders;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #http: HttpInterception | undefined;
  #recorder: Promise<Recorder> | undefined;
  #outside: CassetteSession | undefined;
  #hasFailed = false;

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
      ? interceptHttp({ unattributed: () => this.#outside, allowHosts, leaveOwnServers: true })
      : undefined;
  }

  /**
   * Opens the recording of the file: of what it requests at module scope and in hooks around all its tests.
   *
   * @param testPath - Gives the absolute path of the test file; asked with the first request.
   */
  async beginFile(testPath: () => string): Promise<void> {
    if (this.#http === undefined) return;
    this.#outside = await this.#open({
      test: outsideTests,
      path: () => this.#pathOutside(testPath()),
      recorded: () => ({ file: testPath(), names: undefined }),
    });
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
    const session = await this.#openFor(task);
    await this.#http.run(session, runTest);
    this.#hasFailed ||= hasFailed(task, session);
    await conclude(task, session, () => this.#pathFor(task));
  }

  /**
   * Ends the file: its recording, the interception, and the right to record where this worker has it.
   * Says in the file's `meta` what its recording did.
   *
   * @param file - The file.
   * @throws PlumblineError where a request outside the tests was refused.
   */
  async endFile(file: RunnerTestFile): Promise<void> {
    const { recorder, outside } = { recorder: this.#recorder, outside: this.#outside };
    this.#recorder = undefined;
    this.#outside = undefined;
    try {
      if (outside !== undefined) await this.#concludeFile(file, outside);
    } finally {
      this.#http?.[Symbol.dispose]();
      await (await recorder)?.[Symbol.asyncDispose]();
    }
  }

  async #concludeFile(file: RunnerTestFile, session: CassetteSession): Promise<void> {
    const [problem] = session.problems();
    await session.finish(this.#hasFailed || problem !== undefined ? 'failed' : 'passed');
    const path = (): string => this.#pathOutside(file.filepath);
    file.meta.plumbline = { ...emptyReport, recordings: session.counts(), ...usedCassette(session, path) };
    if (problem !== undefined) throw asError(problem);
  }

  #openFor(task: Task): Promise<CassetteSession> {
    return this.#open({
      test: task.fullTestName,
      path: () => this.#pathFor(task),
      recorded: () => ({ file: task.file.filepath, names: namesOf(task) }),
    });
  }

  #pathFor(task: Task): string {
    const place = { file: task.file.filepath, name: task.fullTestName, before: sameNameBefore(task) };
    return cassettePath(place, this.#orders.cassetteDirectory);
  }

  #pathOutside(file: string): string {
    return cassettePath({ file, name: outsideTests, before: 0 }, this.#orders.cassetteDirectory);
  }

  async #open({ test, path, recorded }: RecordingPlace): Promise<CassetteSession> {
    const orders = this.#orders;
    const { httpMode: mode, workspaceRoot, rules, redact, timing } = orders;
    const shared = {
      test,
      mode,
      rules,
      timing,
      redaction: { environment: this.#environment, ...redact },
      get recordCommand() {
        return recordCommand(orders, recorded());
      },
      get path() {
        return path();
      },
      get testFile() {
        return recorded().file;
      },
    };
    if (mode === 'playback' || mode === 'live') return openSession(shared);
    this.#recorder ??= openRecorder({ workspaceRoot, environment: this.#environment });
    return openSession(Object.assign(shared, { recorder: await this.#recorder }));
  }
}

/** Where a recording is, and what it is of; asked with the first request. */
interface RecordingPlace {
  readonly test: string;
  readonly path: () => string;
  readonly recorded: () => RecordedTest;
}

function hasFailed(task: Task, session: CassetteSession): boolean {
  return isUnexpected(task) || session.problems().length > 0;
}

/** A test marked `fails` passes by failing; Vitest turns its state round after this. */
function isUnexpected({ result, fails = false }: Task): boolean {
  return fails ? result?.state === 'pass' : result?.state === 'fail';
}

async function conclude(task: Task, session: CassetteSession, path: () => string): Promise<void> {
  const [problem] = session.problems();
  await session.finish(hasFailed(task, session) ? 'failed' : 'passed');
  report(task, session, path);
  if (problem === undefined) return;
  task.fails = false; // A refused request is not the failure that an author waits for.
  if (task.result?.state !== 'fail') throw asError(problem);
}

function asError({ code, message, remedy }: SessionProblem): PlumblineError {
  return new PlumblineError({ code, message, remedy });
}

function report(task: Task, session: CassetteSession, path: () => string): void {
  const problems = session.problems().map(({ code, message, remedy }) => ({ code, message, remedy }));
  const before = task.meta.plumbline ?? emptyReport;
  const recordings = session.counts();
  task.meta.plumbline = { ...before, recordings, problems, ...usedCassette(session, path) };
}

function usedCassette(session: CassetteSession, path: () => string): Pick<TestReport, 'cassette'> {
  const { hits, recorded } = session.counts();
  return hits + recorded > 0 ? { cassette: path() } : {};
}

function namesOf(task: Task): readonly string[] {
  const names = [task.name];
  for (let { suite } = task; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return names.filter((name) => name !== '');
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
