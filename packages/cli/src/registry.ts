import type { Registration } from './command/registration.ts';
import { cassetteGroup } from './commands/cassette/cassette-group.ts';

/** All commands, in the order of the help. Each is loaded when it is called, not before. */
export const registry: readonly Registration[] = [
  {
    name: 'qa',
    summary: 'Run the tests of a mode over recorded HTTP',
    load: async () => (await import('./commands/qa.ts')).qaCommand,
  },
  {
    name: 'record',
    summary: 'Record the HTTP that tests make',
    load: async () => (await import('./commands/record.ts')).recordCommand,
  },
  cassetteGroup,
  {
    name: 'runs',
    summary: 'Show the last run of each project',
    load: async () => (await import('./commands/runs.ts')).runsCommand,
  },
  {
    name: 'config',
    summary: 'Show the resolved plumbline.json, or what is wrong with it',
    load: async () => (await import('./commands/config.ts')).configCommand,
  },
  {
    name: 'schema',
    summary: 'Print the JSON Schema of a format',
    load: async () => (await import('./commands/schema.ts')).schemaCommand,
  },
  {
    name: 'completion',
    summary: 'Print a completion script for a shell',
    load: async () => (await import('./commands/completion.ts')).completionCommand,
  },
  {
    name: 'help',
    summary: 'Show the help of a command',
    load: async () => (await import('./commands/help.ts')).helpCommand,
  },
];
