import type { RunProgram } from '../host/run-program.ts';

/** What a process offers to commands. Tests offer their own. */
export interface Host {
  /** Absolute path of the folder that `plumb` was called in. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Columns and colour of the terminal that text goes to. */
  readonly terminal: { readonly width: number; readonly color: boolean };
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Starts another program. */
  readonly runProgram: RunProgram;
}
