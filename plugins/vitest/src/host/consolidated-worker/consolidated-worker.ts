import { mkdir, mkdtemp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileWhole } from '@plumbline/durable';
import { distDir, version as vitestVersion } from 'vitest/node';
import { buildWorker, type BuiltWorker } from './build-worker.ts';

/** The scripts that a worker of ours runs. */
export interface ConsolidatedWorker {
  /** Absolute path of the script that the process starts with. */
  readonly entry: string;
  /** Absolute path of our set-up file, for use with that entry alone. */
  readonly setUp: string;
}

/** What has been built last: from which Vitest, and from which files. */
interface Manifest {
  readonly vitest: string;
  readonly folder: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * Gives the scripts that workers run: Vitest's own worker and our set-up, their more than a hundred modules
 * consolidated into a few files. A worker that is started for every test file spends more than half of its
 * CPU time on loading them. Built again when one of those modules changes, kept in the workspace's cache.
 *
 * @param workspaceRoot - Absolute path; the scripts are made under `.plumbline/cache`, in a folder named
 * `node_modules`: what is there, Vitest leaves to Node.
 * @returns The scripts.
 */
export async function consolidatedWorker(workspaceRoot: string): Promise<ConsolidatedWorker> {
  const cache = join(workspaceRoot, '.plumbline/cache/vitest-worker/node_modules');
  const present = await readManifest(cache);
  const isReady = present !== undefined && (await isCurrent(present));
  return scriptsIn(isReady ? present.folder : await make(cache));
}

function scriptsIn(folder: string): ConsolidatedWorker {
  return { entry: join(folder, 'entry.mjs'), setUp: join(folder, 'set-up.mjs') };
}

async function readManifest(cache: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(cache, 'current.json'), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

async function isCurrent({ vitest, folder, inputs }: Manifest): Promise<boolean> {
  if (vitest !== identity()) return false;
  const marks = await Promise.all([...Object.keys(inputs), scriptsIn(folder).entry].map(markOf));
  return Object.values(inputs).every((mark, index) => mark === marks[index]) && marks.at(-1) !== 'absent';
}

function identity(): string {
  return `${vitestVersion} ${distDir}`;
}

async function markOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 'absent' : `${String(found.size)} ${String(found.mtimeMs)}`;
}

/** In a folder of its own each time: workers of another run may be starting from the one before. */
async function make(cache: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'built-'));
  const built = await buildWorker({ from: distDir, to: folder });
  const manifest: Manifest = { vitest: identity(), folder, inputs: await marksOf(built) };
  await writeFileWhole(join(cache, 'current.json'), JSON.stringify(manifest));
  return folder;
}

async function marksOf({ modules }: BuiltWorker): Promise<Record<string, string>> {
  return Object.fromEntries<string>(
    await Promise.all(modules.map(async (path) => [path, await markOf(path)] as const)),
  );
}
