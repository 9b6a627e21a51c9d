/**
 * Names the file that holds the timing of a cassette. It may be dropped: without it,
 * responses play at once.
 *
 * @param path - Path of the cassette.
 * @returns Its path with `.timing.json` in the place of `.jsonl`.
 */
export function timingPath(path: string): string {
  return `${path.replace(/\.jsonl$/, '')}.timing.json`;
}
