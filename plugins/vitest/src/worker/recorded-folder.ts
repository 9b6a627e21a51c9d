import { existsSync } from 'node:fs';
import { cassetteFolder } from './cassette-path.ts';

/** Says whether anything was recorded of a test file, with one look at the disk for all of its tests. */
export class RecordedFolder {
  readonly #directory: string;
  #exists: boolean | undefined;

  /**
   * @param directory - Name of the folder beside the test file.
   */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Looks whether the folder of its recordings is there.
   *
   * @param file - Absolute path of the test file; the same one each time.
   * @returns False where none of its tests has a recording.
   */
  exists(file: string): boolean {
    return (this.#exists ??= existsSync(cassetteFolder(file, this.#directory)));
  }
}
