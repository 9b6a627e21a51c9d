import type { PlayedTurn } from '../continuity/followed-conversations.ts';

/** The part of a cassette that one step of a workflow plays and records. */
export interface CassetteSection {
  /** Name of the step. */
  readonly name: string;
  /** Names of all sections of the cassette, in order. */
  readonly order: readonly string[];
  /** What the sections before it played in this run; those that did not run count as played as they were recorded. */
  readonly played: PlayedSections;
}

/** What the sections of one cassette played in this run, by name. Made by whoever runs them, filled by their sessions. */
export type PlayedSections = Map<string, readonly PlayedTurn[]>;

/**
 * Tells which section a line of a cassette belongs to.
 *
 * @param text - The line.
 * @returns The section's name; `undefined` where the cassette is of one test.
 */
export function sectionOf(text: string): string | undefined {
  return (JSON.parse(text) as { section?: string }).section;
}
