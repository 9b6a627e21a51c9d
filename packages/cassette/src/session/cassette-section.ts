import type { PlayedTurn } from '../continuity/followed-conversations.ts';
import type { IssuedSecrets } from '../redaction/issued-secrets.ts';

/** The part of a cassette that one step of a workflow plays and records. */
export interface CassetteSection {
  /** Full name of the workflow, which the cassette is of. */
  readonly workflow: string;
  /** Name of the step. */
  readonly name: string;
  /** Names of all sections of the cassette, in order. */
  readonly order: readonly string[];
  /** What became of the cassette's sections in this run. */
  readonly run: SectionsRun;
}

/** What became of the sections of one cassette in one run. Made by whoever runs them, filled by their sessions. */
export interface SectionsRun {
  /** What each played; those that did not run count as played as they were recorded. */
  readonly played: Map<string, readonly PlayedTurn[]>;
  /** When each was recorded, in milliseconds since 1970. */
  readonly recordedAt: Map<string, number>;
  /** Secrets that responses handed out while they were recorded. */
  issued?: IssuedSecrets;
}

/**
 * Begins a run of the sections of one cassette.
 *
 * @returns Nothing played, nothing recorded.
 */
export function beginSections(): SectionsRun {
  return { played: new Map(), recordedAt: new Map() };
}

/**
 * Tells which section a line of a cassette belongs to.
 *
 * @param text - The line.
 * @returns The section's name; `undefined` where the cassette is of one test.
 */
export function sectionOf(text: string): string | undefined {
  return (JSON.parse(text) as { section?: string }).section;
}
