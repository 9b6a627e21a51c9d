import type { ShelvedCassette } from '@plumbline/cassette/library';
import { reportError } from '@plumbline/contracts/errors';
import type { Shelf } from './open-shelf.ts';

/** A cassette as programs read it. */
export interface CassetteDescription {
  /** Relative to the workspace. */
  readonly path: string;
  readonly test: string | null;
  /** Relative to the workspace; null where it is gone. */
  readonly testFile: string | null;
  readonly interactions: number;
  readonly bytes: number;
  readonly recordedAt: string | null;
  readonly dueAt: string | null;
  /** Why it is stale; empty where it is fresh. */
  readonly stale: readonly string[];
  /** What is wrong with it, where it cannot be read. */
  readonly error: object | null;
}

/**
 * Describes a cassette for a program.
 *
 * @param shelved - The cassette as it was read.
 * @param shelf - How paths are written.
 * @returns Plain data.
 */
export function describeCassette(shelved: ShelvedCassette, { show }: Shelf): CassetteDescription {
  const path = show(shelved.path);
  if ('error' in shelved) return { ...unreadable, path, error: reportError(shelved.error) };
  const { cassette, freshness } = shelved;
  return {
    path,
    test: cassette.test,
    testFile: cassette.testFile === undefined ? null : show(cassette.testFile),
    interactions: cassette.interactions.length,
    bytes: cassette.bytes,
    recordedAt: freshness.recordedAt ?? null,
    dueAt: freshness.dueAt ?? null,
    stale: freshness.reasons,
    error: null,
  };
}

const unreadable = {
  test: null,
  testFile: null,
  interactions: 0,
  bytes: 0,
  recordedAt: null,
  dueAt: null,
  stale: [],
} as const;
