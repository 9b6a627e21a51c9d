import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { version as vitestVersion, distDir } from 'vitest/node';
import { version as viteVersion } from 'vite';
import { buildWorker } from './build-worker.ts';

/** Changes when what is built changes. */
const format = 2;

/**
 * Gives the script that workers run: Vitest's own worker, its some sixty modules consolidated into a
 * few files. A worker that is started for every test file spends more than half of its CPU time on
 * loading them. Made once for each installed Vitest, kept in the workspace's cache.
 *
 * @param workspaceRoot - Absolute path; the script is made under `.plumbline/cache`.
 * @returns Absolute path of the script.
 */
export async function consolidatedWorker(workspaceRoot: string): Promise<string> {
  const folder = join(workspaceRoot, '.plumbline/cache/vitest-worker', identity());
  const entry = join(folder, 'entry.mjs');
  if (!existsSync(entry)) await make(folder);
  return entry;
}

function identity(): string {
  const parts = [String(format), vitestVersion, viteVersion, distDir];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

async function make(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const making = await mkdtemp(`${folder}-`);
  try {
    await buildWorker({ from: distDir, to: making });
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
