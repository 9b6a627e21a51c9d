import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

import { errorCode, ioFailure } from '../io-failure.ts';
import { parseClaim, type Claim } from './claim.ts';

/** A claim file as another contender finds it. */
export interface Rival {
  readonly id: string;
  readonly file: string;
  /** `undefined` where the file is not one that this version reads. */
  readonly claim: Claim | undefined;
  /** True once its owner won; before that it is still deciding. */
  readonly isHeld: boolean;
}

/**
 * The folder of one lock. Each contender has files of its own, so nobody ever
 * overwrites or removes what belongs to a living one:
 * `<id>.json` the claim, `<id>.held` once it won, `<id>.sock` its beacon.
 */
export interface LockFolder {
  readonly path: string;
  /** Makes a claim visible, whole. */
  readonly publish: (claim: Claim) => void;
  readonly markHeld: (id: string) => void;
  /** Takes back a claim, held or not; its beacon stays. */
  readonly withdraw: (id: string) => void;
  /** Removes all that a dead contender left. */
  readonly bury: (id: string) => void;
  /** All claims but one's own. */
  readonly rivalsOf: (id: string) => Rival[];
}

/**
 * Opens the folder of a lock, and makes it where it is missing.
 *
 * @param directory - Folder of all locks; several ways to it, as by symbolic links, lead to the same lock.
 * @param name - Name of the lock; any text.
 * @returns The folder.
 * @throws PlumblineError `DISK_FULL` or `WRITE_FAILED` where it cannot be made.
 */
export function openLockFolder(directory: string, name: string): LockFolder {
  const path = makeFolder(join(directory, `${encodeURIComponent(name)}.lock`));
  const inFolder = (file: string): string => join(path, file);
  const remove = (...files: string[]): void => {
    for (const file of files.map(inFolder)) {
      writing(file, () => {
        rmSync(file, { force: true });
      });
    }
  };
  return {
    path,
    publish: (claim) => {
      publishWhole(inFolder(`.${claim.id}.tmp`), inFolder(`${claim.id}.json`), claim);
    },
    markHeld: (id) => {
      writing(inFolder(`${id}.held`), (file) => {
        writeFileSync(file, '');
      });
    },
    withdraw: (id) => {
      remove(`${id}.json`, `${id}.held`);
    },
    bury: (id) => {
      remove(`${id}.json`, `${id}.held`, `${id}.sock`);
    },
    rivalsOf: (id) => claimIds(path).flatMap((other) => (other === id ? [] : readRival(inFolder(other)))),
  };
}

function makeFolder(path: string): string {
  return writing(path, () => {
    mkdirSync(path, { recursive: true });
    return realpathSync.native(path);
  });
}

function publishWhole(temporary: string, file: string, claim: Claim): void {
  writing(file, () => {
    try {
      writeFileSync(temporary, JSON.stringify(claim));
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

function writing<T>(path: string, write: (path: string) => T): T {
  try {
    return write(path);
  } catch (error) {
    throw ioFailure(error, path);
  }
}

function claimIds(path: string): string[] {
  return readdirSync(path).flatMap((file) =>
    file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [],
  );
}

function readRival(stem: string): Rival[] {
  const [id, file] = [basename(stem), `${stem}.json`];
  try {
    const claim = parseClaim(readFileSync(file, 'utf8'));
    return [{ id, file, claim, isHeld: existsSync(`${stem}.held`) }];
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    return [{ id, file, claim: undefined, isHeld: true }];
  }
}
