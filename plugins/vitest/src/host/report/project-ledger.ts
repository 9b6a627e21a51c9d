import { relative } from 'node:path';
import type { RunProblem } from '@plumbline/contracts';
import type { FileOutcome, ProjectOutcome, ProjectRun } from '@plumbline/qa/test-host';

/** What a ledger knows of its project's configuration. */
export interface LedgerTraits {
  readonly isNested?: (vitestProject: string) => boolean;
  readonly mayBeEmpty?: () => boolean;
}

/** A test file, as Vitest has it. */
export interface RunningFile {
  readonly moduleId: string;
  readonly project: { readonly name: string };
}

/** What is known of one project while it runs. */
export class ProjectLedger {
  readonly project: ProjectRun;
  readonly #files = new Map<string, FileOutcome>();
  readonly #problems: RunProblem[] = [];
  readonly #warnings: RunProblem[] = [];
  readonly #expected = new Set<string>();
  readonly #printed = new Map<string, string[]>();
  readonly #fileProblems = new Map<string, RunProblem[]>();
  readonly #ended = new Set<string>();
  readonly #isNested: (vitestProject: string) => boolean;
  readonly #mayBeEmpty: () => boolean;
  ended = false;

  /**
   * @param project - The project that the ledger is of.
   * @param traits - Which of Vitest's projects are not the project itself, and whether it may have no test file.
   */
  constructor(project: ProjectRun, traits: LedgerTraits = {}) {
    this.project = project;
    this.#isNested = traits.isNested ?? (() => false);
    this.#mayBeEmpty = traits.mayBeEmpty ?? (() => false);
  }

  /** Whether its configuration allows that there is no test file. */
  get mayBeEmpty(): boolean {
    return this.#mayBeEmpty();
  }

  /**
   * Says how the record names a test file.
   *
   * @param vitestProject - Name of the Vitest project that runs it; a configuration can declare several.
   * @param moduleId - Absolute path.
   * @returns Path relative to the project root, with the Vitest project where that is not the project itself.
   */
  pathOf(vitestProject: string, moduleId: string): string {
    const path = relative(this.project.root, moduleId).replaceAll('\\', '/');
    return this.#isNested(vitestProject) ? `${path} [${vitestProject}]` : path;
  }

  /**
   * Expects a test file to run.
   *
   * @param vitestProject - Name of the Vitest project that runs it.
   * @param moduleId - Absolute path.
   */
  expect(vitestProject: string, moduleId: string): void {
    this.#expected.add(this.pathOf(vitestProject, moduleId));
  }

  /**
   * Tells whether a test file has not ended yet.
   *
   * @param module - The file.
   * @returns True where it was expected and has not ended.
   */
  expects(module: RunningFile): boolean {
    return this.#expected.has(this.pathOf(module.project.name, module.moduleId));
  }

  /**
   * Keeps what a file printed.
   *
   * @param path - Absolute path of the test file, or of the project where no file is known.
   * @param text - What was printed.
   */
  print(path: string, text: string): void {
    const lines = this.#printed.get(path) ?? [];
    lines.push(text);
    this.#printed.set(path, lines);
  }

  /**
   * Keeps a problem of a file that has not ended yet.
   *
   * @param path - Absolute path of the test file.
   * @param problem - What is wrong.
   */
  blame(path: string, problem: RunProblem): void {
    this.#fileProblems.set(path, [...this.problemsOf({ moduleId: path }), problem]);
  }

  /**
   * Keeps a problem of the project as a whole.
   *
   * @param problem - What is wrong.
   */
  blameProject(problem: RunProblem): void {
    this.#problems.push(problem);
  }

  /**
   * Keeps what people should know of the project and is no failure.
   *
   * @param warning - What it is.
   */
  warn(warning: RunProblem): void {
    this.#warnings.push(warning);
  }

  /**
   * Keeps how a file ended.
   *
   * @param module - The test file.
   * @param outcome - How it ended.
   */
  end(module: RunningFile, outcome: FileOutcome): void {
    this.#ended.add(module.moduleId);
    this.keep(outcome);
    this.#expected.delete(this.pathOf(module.project.name, module.moduleId));
  }

  /**
   * Keeps how a file ended in another process.
   *
   * @param outcome - How it ended.
   */
  keep(outcome: FileOutcome): void {
    this.#files.set(outcome.path, outcome);
  }

  /** Whether anything is wrong with the project or one of its files. */
  get isBlamed(): boolean {
    return this.#problems.length > 0 || [...this.#files.values()].some(({ outcome }) => outcome === 'failed');
  }

  /** The files that have not ended, as the record names them. */
  get unended(): readonly string[] {
    return [...this.#expected];
  }

  /**
   * @param path - Absolute path of a test file.
   * @returns What it printed.
   */
  printedBy(path: string): string {
    return (this.#printed.get(path) ?? []).join('');
  }

  /**
   * @param module - A test file.
   * @returns The problems found outside its tests.
   */
  problemsOf({ moduleId }: Pick<RunningFile, 'moduleId'>): readonly RunProblem[] {
    return this.#fileProblems.get(moduleId) ?? [];
  }

  /** The problems of files that have not ended. */
  allFileProblems(): readonly RunProblem[] {
    return [...this.#fileProblems]
      .filter(([path]) => !this.#ended.has(path))
      .flatMap(([, problems]) => problems);
  }

  /**
   * Closes the ledger.
   *
   * @param batch - Which process the project ran in, how long until now, and whether it was interrupted.
   * @returns How the project ended.
   */
  close(batch: Pick<ProjectOutcome, 'batch' | 'durationMs' | 'interrupted'>): ProjectOutcome {
    this.ended = true;
    const files = [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      project: this.project.name,
      files,
      problems: this.#problems,
      warnings: this.#warnings,
      output: this.printedBy(this.project.root),
      ...batch,
    };
  }
}
