import { join } from 'node:path';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';
import type { TestProject } from 'vitest/node';
import { findOldestNode, oldestNode } from './find-nodes.ts';
import { packTarballs } from './pack-tarballs.ts';

/** A Node to run everything on. */
export interface NodeChoice {
  readonly version: string;
  /** Absolute path; `undefined` where it is not to be had on this platform. */
  readonly executable: string | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of each tarball by package name. */
    tarballs: Readonly<Record<string, string>>;
    nodes: readonly NodeChoice[];
  }
}

/**
 * Makes, once for all end-to-end tests, what they install: tarballs, and the oldest Node.
 *
 * @param project - Vitest's project, to hand things on to the tests.
 */
export async function setup(project: TestProject): Promise<void> {
  const directory = join(workspaceRoot, '.plumbline/e2e');
  const [tarballs, executable] = await Promise.all([
    packTarballs(workspaceRoot, join(directory, 'tarballs')),
    findOldestNode(join(directory, `node-${oldestNode}`)),
  ]);
  project.provide('tarballs', tarballs);
  project.provide('nodes', [
    { version: process.versions.node, executable: process.execPath },
    { version: oldestNode, executable },
  ]);
}
