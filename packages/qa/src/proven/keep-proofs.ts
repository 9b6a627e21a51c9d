import type { RunProblem } from '@plumbline/contracts';
import { isPlumblineError } from '@plumbline/contracts/errors';
import { ioFailure } from '@plumbline/durable';
import type { FileOutcome } from '../host/test-host.ts';
import { openProvenFiles, provenFolder, type ProvenFiles } from './proven-files.ts';

/** The proven files of a run that goes on where they can no longer be kept, as on a full disk. */
export interface Proofs extends ProvenFiles {
  /** Why nothing more is kept; undefined where all is. */
  readonly failure: RunProblem | undefined;
}

/**
 * Opens what has been proven under a key, for a run that does not depend on it: where it cannot be
 * read or added to, the run goes on without.
 *
 * @param workspaceRoot - Absolute path.
 * @param key - As for {@link openProvenFiles}.
 * @returns The proofs; to be disposed.
 */
export async function keepProofs(workspaceRoot: string, key: string | undefined): Promise<Proofs> {
  let failure: RunProblem | undefined;
  let kept: ProvenFiles;
  try {
    kept = await openProvenFiles(workspaceRoot, key);
  } catch (error) {
    failure = notKept(error);
    kept = await openProvenFiles(workspaceRoot, undefined);
  }
  return {
    files: kept.files,
    get failure() {
      return failure;
    },
    add: (file: FileOutcome) => {
      if (failure !== undefined) return;
      try {
        kept.add(file);
      } catch (error) {
        failure = notKept(error);
      }
    },
    forget: () => kept.forget(),
    [Symbol.dispose]: () => {
      kept[Symbol.dispose]();
    },
  };
}

function notKept(error: unknown): RunProblem {
  const { code, message, remedy } = isPlumblineError(error) ? error : ioFailure(error, provenFolder);
  return { code, message: `Were this run interrupted, it would start anew: ${message}`, remedy };
}
