import type { Command } from './command.ts';

/** A command in the registry: what the list of commands needs, and how to load the rest. */
export interface Registration {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}
