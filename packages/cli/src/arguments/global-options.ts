import type { Options } from './option.ts';

/** Options that every command takes. */
export const commandOptions = {
  format: {
    type: 'value',
    placeholder: 'FORMAT',
    choices: ['text', 'json'],
    default: 'text',
    description: 'How to reply: for people, or as one JSON document.',
  },
  help: { type: 'flag', short: 'h', description: 'Show this help.' },
} as const satisfies Options;

/** Options of `plumb` itself, without a command. */
export const plumbOptions = {
  ...commandOptions,
  version: { type: 'flag', short: 'V', description: 'Show the version.' },
} as const satisfies Options;
