/** A program to start: another Node program, run by the Node that runs this one. */
export interface Program {
  /** Absolute path of the script. */
  readonly script: string;
  readonly arguments: readonly string[];
  /** Absolute path of its working folder. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * Where its stdout goes: to ours, to our stderr where ours is for one JSON document, or
   * to nobody but the caller; what it says on stderr then goes nowhere.
   */
  readonly output: 'stdout' | 'stderr' | 'captured';
  /** Passed on to the program as an interruption; it ends in its own time. */
  readonly signal: AbortSignal;
}

/** How a program ended. */
export interface ProgramEnd {
  /** Exit status; `null` where a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it said on stdout, where that was captured. */
  readonly output?: string;
}

/** Starts a program and waits for its end. */
export type RunProgram = (program: Program) => Promise<ProgramEnd>;
