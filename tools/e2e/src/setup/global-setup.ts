import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  /** This repository's own, or the oldest that is supported. */
  readonly is: 'own' | 'oldest';
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of each tarball by package name. */
    tarballs: Readonly<Record<string, string>>;
    nodes: readonly NodeChoice[];
    /** Absolute path of the folder for workspaces. */
    workspaces: string;
  }
}

/**
 * Makes, once for all end-to-end tests, what they install: tarballs, and the oldest Node; and a
 * folder for their workspaces, outside this repository, whose packages they must not find.
 *
 * @param project - Vitest's project, to hand things on to the tests.
 * @returns What removes the workspaces.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const kept = join(workspaceRoot, '.plumbline/e2e');
  const [tarballs, executable] = await Promise.all([
    packTarballs(workspaceRoot, join(kept, 'tarballs')),
    findOldestNode(join(kept, `node-${oldestNode}`)),
  ]);
  const workspaces = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-e2e-')));
  project.provide('tarballs', tarballs);
  project.provide('workspaces', workspaces);
  project.provide('nodes', [
    { version: process.versions.node, executable: process.execPath, is: 'own' },
    { version: oldestNode, executable, is: 'oldest' },
  ]);
  return () => {
    rmSync(workspaces, { recursive: true, force: true, maxRetries: 3 });
  };
}
