import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { openAppendLog, readAppendLog } from '@plumbline/durable';
import type { FileOutcome } from '../host/test-host.ts';

/**
 * What one run of one project has proven so far, file by file, kept while the run is under way:
 * so that a run that was interrupted goes on where it stopped. A key names everything that the
 * outcome depends on; the same key means that nothing has changed.
 */
export interface ProvenFiles extends Disposable {
  /** The files that passed under this key, by path relative to the project root. */
  readonly files: ReadonlyMap<string, FileOutcome>;
  /** Adds a file that passed; it outlives this process when this returns. */
  add(file: FileOutcome): void;
  /** Forgets the key: the whole run has ended, and its results are kept elsewhere. */
  forget(): Promise<void>;
}

/** Where the proofs of a workspace are, relative to its root. */
export const provenFolder = '.plumbline/proven';

/**
 * Opens what has been proven under a key.
 *
 * @param workspaceRoot - Absolute path.
 * @param key - Hexadecimal or decimal digits, as a hash has; undefined keeps nothing.
 * @returns The proven files; to be disposed.
 */
export async function openProvenFiles(workspaceRoot: string, key: string | undefined): Promise<ProvenFiles> {
  if (key === undefined || !/^\w+$/u.test(key)) return keepNothing;
  const folder = `${workspaceRoot}/${provenFolder}`;
  await sweep(folder);
  const path = `${folder}/${key}.jsonl`;
  const files = await readProven(path);
  const log = openAppendLog(path);
  return {
    files,
    add: (file) => {
      log.append(file);
    },
    forget: () => rm(path, { force: true }),
    [Symbol.dispose]: () => {
      log[Symbol.dispose]();
    },
  };
}

const keptForMs = 7 * 24 * 60 * 60 * 1000;

/** Takes away what interrupted runs left that nobody went on with. */
async function sweep(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const path = `${folder}/${name}`;
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > keptForMs) await rm(path, { force: true });
  }
}

async function readProven(path: string): Promise<ReadonlyMap<string, FileOutcome>> {
  const files = new Map<string, FileOutcome>();
  for await (const { value } of readAppendLog(path)) {
    if (isPassedFile(value)) files.set(value.path, value);
  }
  return files;
}

function isPassedFile(value: unknown): value is FileOutcome {
  return typeof value === 'object' && value !== null && 'path' in value && 'outcome' in value;
}

const keepNothing: ProvenFiles = {
  files: new Map(),
  add: () => undefined,
  forget: () => Promise.resolve(),
  [Symbol.dispose]: () => undefined,
};
