import type { Command } from './command.ts';

/** A command in the registry: what the list of commands needs, and how to load the rest. */
export interface CommandRegistration {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Several commands under one name, such as `plumb cassette list`. */
export interface GroupRegistration {
  readonly name: string;
  /** What they are about, in a few words. */
  readonly summary: string;
  readonly commands: readonly CommandRegistration[];
}

/** An entry of the registry. */
export type Registration = CommandRegistration | GroupRegistration;

/**
 * Tells a group from a command.
 *
 * @param registration - An entry of the registry.
 * @returns True for a group.
 */
export function isGroup(registration: Registration): registration is GroupRegistration {
  return 'commands' in registration;
}
