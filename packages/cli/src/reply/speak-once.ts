import type { Ending } from './present.ts';

/** The part of a process that speaks. */
export interface Speaker {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  exitCode?: number | string | null | undefined;
}

/**
 * Lets a process say its end. The first ending alone goes to stdout: a program that reads
 * it gets one document, also where the process breaks down after it has replied.
 *
 * @param speaker - The process.
 * @returns A function that says an ending and sets the exit status.
 */
export function speakOnce(speaker: Speaker): (ending: Ending) => void {
  let spoken = false;
  return ({ stdout, stderr, exitCode }) => {
    speaker.stderr.write(stderr);
    if (!spoken) speaker.stdout.write(stdout);
    spoken = true;
    Object.assign(speaker, { exitCode });
  };
}
