import type { RunProblem } from '@plumbline/contracts';
import type { FileOutcome, ProjectOutcome, ProjectRun } from '@plumbline/qa/test-host';

/** What is known of one project while it runs. */
export class ProjectLedger {
  readonly project: ProjectRun;
  readonly #files = new Map<string, FileOutcome>();
  readonly #problems: RunProblem[] = [];
  readonly #expected = new Set<string>();
  readonly #printed = new Map<string, string[]>();
  readonly #fileProblems = new Map<string, RunProblem[]>();
  ended = false;

  /**
   * @param project - The project that the ledger is of.
   */
  constructor(project: ProjectRun) {
    this.project = project;
  }

  /**
   * Expects a test file to run.
   *
   * @param path - Absolute path.
   */
  expect(path: string): void {
    this.#expected.add(path);
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
    this.#fileProblems.set(path, [...this.problemsOf(path), problem]);
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
   * Keeps how a file ended.
   *
   * @param path - Absolute path of the test file.
   * @param outcome - How it ended.
   */
  end(path: string, outcome: FileOutcome): void {
    this.#files.set(path, outcome);
    this.#expected.delete(path);
  }

  /** The files that have not ended, as absolute paths. */
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
   * @param path - Absolute path of a test file.
   * @returns The problems found outside its tests.
   */
  problemsOf(path: string): readonly RunProblem[] {
    return this.#fileProblems.get(path) ?? [];
  }

  /** The problems of files that have not ended. */
  allFileProblems(): readonly RunProblem[] {
    return [...this.#fileProblems]
      .filter(([path]) => !this.#files.has(path))
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
      warnings: [],
      output: this.printedBy(this.project.root),
      ...batch,
    };
  }
}
