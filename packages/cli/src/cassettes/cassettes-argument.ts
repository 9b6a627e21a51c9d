import type { Argument } from '../arguments/option.ts';

/** What commands take to say which recordings are meant. */
export const cassettesArgument = {
  name: 'cassette',
  description:
    'Cassettes, test files or folders, as paths; or a part of the name of a test. All where absent.',
  required: false,
  several: true,
} as const satisfies Argument;
