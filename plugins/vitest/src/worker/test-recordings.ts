import {
  beginSections,
  interceptHttp,
  openRecorder,
  openSession,
  type CassetteSection,
  type CassetteSession,
  type HttpInterception,
  type Recorder,
  type RedactionSettings,
  type SectionsRun,
} from '@plumbline/cassette';
import type { RunnerTestFile, RunnerTestSuite } from 'vitest';
import {
  asError,
  concludeTest,
  hasFailed,
  unplayedFailure,
  usedCassette,
  type Task,
} from './conclude-test.ts';
import { reportOfFile } from './report-of-file.ts';
import { cassettePath } from './cassette-path.ts';
import { outsideTests } from './outside-tests.ts';
import type { LinkedStep } from './linked-step.ts';
import { recordCommand, type RecordedTest } from './record-command.ts';
import { RecordedFolder } from './recorded-folder.ts';
import { recordedPlace } from './recorded-place.ts';
import { linkStep } from './step-link.ts';
import { emptyReport } from './test-report.ts';
import type { ProjectHttp, WorkerOrders } from './worker-orders.ts';
import { stepPlaceOf, type StepPlace } from './workflow-meta.ts';

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
  readonly #folder: RecordedFolder;
  readonly #workflows = new WeakMap<Readonly<RunnerTestSuite>, SectionsRun>();
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
    this.#folder = new RecordedFolder(orders.cassetteDirectory);
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
    const step = await this.#linkStep(task);
    if (this.#http === undefined) await runTest();
    else await this.#onRecording(task, { http: this.#http, runTest, step });
    await step?.save(task.result?.state === 'pass');
  }

  async #onRecording(task: Task, { http, runTest, step }: RecordedRun): Promise<void> {
    const session = await this.#openFor(task);
    step?.onSession(session);
    await http.run(session, runTest);
    this.#hasFailed ||= hasFailed(task, session);
    await concludeTest(task, {
      session,
      path: () => this.#pathFor(task),
      unplayed: this.#orders.unplayed,
      recordCommand: () => recordCommand(this.#orders, recordedTest(task)),
    });
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
    const [refusal] = session.problems();
    await session.finish(this.#hasFailed || refusal !== undefined ? 'failed' : 'passed');
    const path = (): string => this.#pathOutside(file.filepath);
    const { unplayed } = this.#orders;
    const report = reportOfFile(file, session, unplayed);
    file.meta.plumbline = { ...emptyReport, ...report, ...usedCassette(session, path) };
    const again = (): string => recordCommand(this.#orders, { file: file.filepath, names: undefined });
    const problem = refusal ?? unplayedFailure({ ...report, unplayed, recordCommand: again });
    if (problem !== undefined) throw asError(problem);
  }

  #openFor(task: Task): Promise<CassetteSession> {
    const place = stepPlaceOf(task);
    return this.#open({
      test: task.fullTestName,
      path: () => this.#pathFor(task),
      recorded: () => recordedTest(task),
      ...(place !== undefined && { section: { ...this.#workflow(place), name: task.name } }),
    });
  }

  /** What a step of a workflow is given is loaded where there is one. */
  async #linkStep(task: Task): Promise<LinkedStep | undefined> {
    const place = stepPlaceOf(task);
    if (place === undefined) return undefined;
    const { LinkedStep } = await import('./linked-step.ts');
    const states = { ...this.#workflow(place), cassette: this.#pathFor(task), redaction: this.#redaction };
    const permit = (): Promise<Recorder> => this.#permit();
    const step = new LinkedStep({ orders: this.#orders, file: task.file.filepath, states, permit });
    linkStep(task, step);
    return step;
  }

  #workflow({ suite, order }: StepPlace): Omit<CassetteSection, 'name'> {
    const run = this.#workflows.get(suite) ?? beginSections();
    this.#workflows.set(suite, run);
    return { workflow: suite.fullTestName ?? suite.name, order, run };
  }

  #pathFor(task: Task): string {
    return cassettePath(recordedPlace(task), this.#orders.cassetteDirectory);
  }

  #pathOutside(file: string): string {
    return cassettePath({ file, name: outsideTests, before: 0 }, this.#orders.cassetteDirectory);
  }

  get #redaction(): RedactionSettings {
    return { environment: this.#environment, ...this.#orders.redact };
  }

  #permit(): Promise<Recorder> {
    const { workspaceRoot } = this.#orders;
    return (this.#recorder ??= openRecorder({ workspaceRoot, environment: this.#environment }));
  }

  async #open({ test, path, recorded, section }: RecordingPlace): Promise<CassetteSession> {
    const [orders, folder] = [this.#orders, this.#folder];
    const { httpMode: mode, rules, timing } = orders;
    const shared = {
      test,
      mode,
      rules,
      timing,
      redaction: this.#redaction,
      ...(section !== undefined && { section }),
      get recordCommand() {
        return recordCommand(orders, recorded());
      },
      get path() {
        return path();
      },
      get testFile() {
        return recorded().file;
      },
      get looksForUnasked() {
        return orders.unplayed !== 'ignore' && folder.exists(recorded().file);
      },
    };
    if (mode === 'playback' || mode === 'live') return openSession(shared);
    return openSession(Object.assign(shared, { recorder: await this.#permit() }));
  }
}

/** Where a recording is, and what it is of; asked with the first request. */
interface RecordingPlace {
  readonly test: string;
  readonly path: () => string;
  readonly recorded: () => RecordedTest;
  /** The part of the recording that is a step's, in a workflow. */
  readonly section?: CassetteSection;
}

/** What a test is run with on its recording. */
interface RecordedRun {
  readonly http: HttpInterception;
  readonly runTest: () => Promise<void>;
  readonly step: LinkedStep | undefined;
}

function recordedTest(task: Task): RecordedTest {
  return { file: task.file.filepath, names: namesOf(task) };
}

function namesOf(task: Task): readonly string[] {
  const names = [task.name];
  for (let { suite } = task; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return names.filter((name) => name !== '');
}
