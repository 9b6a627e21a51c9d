import type { RunProblem } from '@plumbline/contracts';
import type { RunKind } from '@plumbline/contracts/modes';
import type { HostEvent, ProjectOutcome } from '@plumbline/qa/test-host';
import type {
  Reporter,
  RunnerTestFile,
  SerializedError,
  TestModule,
  TestProject,
  TestSpecification,
  Vitest,
} from 'vitest/node';
import { failureOutput } from './failure-output.ts';
import { fileOutcome } from './file-outcome.ts';
import type { ProjectLedger } from './project-ledger.ts';
import { bailed, errorOutside, errorsOf, fileNotEnded, isUnexplained, vitestFailed } from './run-problems.ts';

/** What the reporter needs to know of the run it reports. */
export interface ReportedRun {
  readonly run: RunKind;
  readonly credentialsRequired: boolean;
  readonly batch: ProjectOutcome['batch'];
  /** Milliseconds since the run began. */
  readonly elapsedMs: () => number;
  readonly signal: AbortSignal;
  /** The ledger of the workspace project that one of Vitest's projects belongs to. */
  readonly ledgerOf: (project: TestProject) => ProjectLedger;
  readonly ledgers: readonly ProjectLedger[];
  readonly emit: (event: HostEvent) => void;
}

/**
 * Turns what Vitest reports into events of the run: each file as it ends, each project with its last file.
 * One project is always kept open until Vitest's own end, so that an error that nobody can be blamed for
 * still fails the run.
 */
export class RunReporter implements Reporter {
  readonly #run: ReportedRun;
  readonly #told = new Set<unknown>();
  #vitest: Vitest | undefined;
  #hasStarted = false;

  /**
   * @param run - The run that is reported.
   */
  constructor(run: ReportedRun) {
    this.#run = run;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#hasStarted = true;
    for (const { project, moduleId } of specifications) {
      this.#run.ledgerOf(project).expect(project.name, moduleId);
    }
    this.#endFinished();
  }

  onUserConsoleLog({ taskId, content }: Parameters<NonNullable<Reporter['onUserConsoleLog']>>[0]): void {
    const file = this.#fileOf(taskId);
    const [first] = this.#run.ledgers;
    const ledger = this.#run.ledgers.find(({ project }) => project.name === file?.projectName) ?? first;
    ledger?.print(file?.filepath ?? ledger.project.root, content);
  }

  /** A file that ends after an interruption may lack tests: it counts as not ended, and is run again. */
  onTestModuleEnd(module: TestModule): void {
    if (this.#run.signal.aborted) return;
    this.#endFile(module);
    this.#endFinished();
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    if (this.#run.signal.aborted) return;
    const unfinished = modules.filter((module) => this.#ledger(module).expects(module));
    this.#tellBail(unfinished);
    for (const module of unfinished) this.#endUnfinished(module, errors);
    this.#blameForAll(errors, unfinished.length > 0);
  }

  #fileOf(taskId: string | undefined): RunnerTestFile | undefined {
    return taskId === undefined ? undefined : this.#vitest?.state.idMap.get(taskId)?.file;
  }

  /**
   * Blames every project that has not ended: nobody knows whose the problem is.
   *
   * @param problem - What is wrong.
   */
  blameOpen(problem: RunProblem): void {
    for (const ledger of this.#run.ledgers) if (!ledger.ended) ledger.blameProject(problem);
  }

  /**
   * Ends the projects that are open still, when Vitest has closed.
   *
   * @param status - The exit status that Vitest has set, where that says something of this run alone.
   */
  endRest(status: number | string | null | undefined): void {
    const errors = (this.#vitest?.state.getUnhandledErrors() ?? []) as readonly SerializedError[];
    if (!this.#run.signal.aborted) this.#blameForAll(errors, false);
    for (const ledger of this.#run.ledgers) {
      if (!ledger.isBlamed && !this.#run.signal.aborted) this.#blameForStatus(ledger, status);
      this.#endProject(ledger);
    }
  }

  #blameForStatus(ledger: ProjectLedger, status: number | string | null | undefined): void {
    const passed = status === undefined || status === null || status === 0;
    if (!passed) ledger.blameProject(vitestFailed(status));
  }

  #blameForAll(errors: readonly SerializedError[], filesWereCut: boolean): void {
    for (const error of errors) {
      const key = `${error.name ?? ''} ${error.message}`;
      if (!this.#told.has(key) && isUnexplained(error, filesWereCut)) this.blameOpen(errorOutside(error));
      this.#told.add(key);
    }
  }

  /** How many failed tests ended the run; undefined where none did. */
  get #reachedBail(): number | undefined {
    const { state, config } = this.#vitest ?? {};
    const bail = config?.bail ?? 0;
    return bail > 0 && state !== undefined && state.getCountOfFailedTests() >= bail ? bail : undefined;
  }

  /** A project that sets `bail` is alone in its run. */
  #tellBail(unfinished: readonly TestModule[]): void {
    const bail = this.#reachedBail;
    const [ledger] = this.#run.ledgers;
    if (bail === undefined || ledger === undefined) return;
    const files = unfinished.map(({ project, moduleId }) => ledger.pathOf(project.name, moduleId));
    ledger.warn(bailed(bail, files));
  }

  #ledger(module: TestModule): ProjectLedger {
    return this.#run.ledgerOf(module.project);
  }

  #endUnfinished(module: TestModule, errors: readonly SerializedError[]): void {
    const ledger = this.#ledger(module);
    const isToBlame = ledger.problemsOf(module).length === 0 && this.#reachedBail === undefined;
    if (isToBlame) ledger.blame(module.moduleId, fileNotEnded(module, errors));
    this.#endFile(module);
  }

  #endFile(module: TestModule): void {
    const vitest = this.#vitest;
    if (vitest === undefined) return;
    const ledger = this.#ledger(module);
    for (const error of errorsOf(vitest, module)) ledger.blame(module.moduleId, errorOutside(error));
    const outcome = fileOutcome({
      module,
      run: this.#run.run,
      credentialsRequired: this.#run.credentialsRequired,
      namePattern: ledger.project.namePattern,
      isBailed: this.#reachedBail !== undefined,
      problems: ledger.problemsOf(module),
      output: ledger.printedBy(module.moduleId) + failureOutput(vitest, module),
    });
    const file = { ...outcome, path: ledger.pathOf(module.project.name, module.moduleId) };
    ledger.end(module, file);
    this.#run.emit({ type: 'file-ended', project: ledger.project.name, file });
  }

  #endFinished(): void {
    const open = this.#run.ledgers.filter(({ ended }) => !ended);
    const finished = open.filter(({ unended }) => unended.length === 0);
    const last = finished.length === open.length ? finished.at(-1) : undefined;
    for (const ledger of finished) if (ledger !== last) this.#endProject(ledger);
  }

  #endProject(ledger: ProjectLedger): void {
    if (ledger.ended) return;
    const outcome = ledger.close({
      batch: this.#run.batch,
      durationMs: this.#run.elapsedMs(),
      interrupted: this.#isCutShort(ledger),
    });
    this.#run.emit({ type: 'project-ended', outcome });
  }

  /** Before Vitest says which files it runs, none of them is known to have ended. */
  #isCutShort({ unended }: ProjectLedger): boolean {
    return this.#run.signal.aborted && (!this.#hasStarted || unended.length > 0);
  }
}
