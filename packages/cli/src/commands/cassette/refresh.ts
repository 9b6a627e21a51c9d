import { cassettesArgument } from '../../cassettes/cassettes-argument.ts';
import { defineCommand } from '../../command/command.ts';

/** `plumb cassette refresh`: makes recordings anew. */
export const refreshCommand = defineCommand({
  description:
    'Records what is stale, due or cannot be read anew, one test at a time, and shows what the services say now by the path of each value. Where a test fails, its old recording stays.',
  argument: cassettesArgument,
  options: {
    all: { type: 'flag', description: 'Also what is fresh.' },
    'allow-in-ci': { type: 'flag', description: 'Record although the variable CI is set.' },
    'dry-run': { type: 'flag', description: 'Say what would be recorded, and record nothing.' },
  },
  examples: [
    { line: 'plumb cassette refresh', effect: 'all that is stale or due' },
    { line: 'plumb cassette refresh src/plan.test.ts --all', effect: 'all recordings of a test file' },
    { line: 'plumb cassette refresh --dry-run', effect: 'the tests that would be recorded' },
  ],
  run: async ({ options, arguments: words, host }) => {
    const { refreshAll } = await import('../../cassettes/refresh-all.ts');
    return refreshAll({
      words,
      host,
      all: options.all,
      dryRun: options['dry-run'],
      allowInCi: options['allow-in-ci'],
    });
  },
});
