import type { SessionProblem } from '@plumbline/cassette';
import type { RecordingCounts } from '@plumbline/contracts';

/** A recording that may have been left. */
export interface LeftRecording {
  readonly recordings: RecordingCounts;
  /** The command that records it again; left out where many are told together. */
  readonly recordCommand?: string;
}

/**
 * Says that a recording holds what was not asked for.
 *
 * @param left - What the recording did.
 * @returns A problem with code `RECORDING_UNPLAYED`; `undefined` where all was asked for.
 */
export function unplayedProblem({ recordings, recordCommand }: LeftRecording): SessionProblem | undefined {
  const { hits, unplayed = 0 } = recordings;
  if (unplayed === 0) return undefined;
  const again = recordCommand === undefined ? 'Record it again' : `Record it again with \`${recordCommand}\``;
  return {
    code: 'RECORDING_UNPLAYED',
    message: `It passed without asking for ${String(unplayed)} of ${String(hits + unplayed)} recorded interactions.`,
    remedy: `${again}, or find out why less is asked for. cassettes.unplayed in plumbline.json says what becomes of this.`,
  };
}
