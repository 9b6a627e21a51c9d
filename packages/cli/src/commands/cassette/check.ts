import { cassettesArgument } from '../../cassettes/cassettes-argument.ts';
import { defineCommand } from '../../command/command.ts';

/** `plumb cassette check`: whether the recordings can be trusted. */
export const checkCommand = defineCommand({
  description:
    'Checks the recordings: valid, in order, used by a test, not stale, and without a secret. Changes nothing. Whether a test uses them is known after a whole run of the tests.',
  argument: cassettesArgument,
  options: {},
  examples: [
    { line: 'plumb cassette check', effect: 'all recordings; ends with status 30 where one is not good' },
    { line: 'plumb cassette check packages/planner', effect: 'those of one folder' },
    { line: 'plumb cassette check --format json', effect: 'the findings, for a program' },
  ],
  run: async ({ arguments: words, host }) => {
    const { checkCassettes } = await import('../../cassettes/check-cassettes.ts');
    return checkCassettes(words, host);
  },
});
