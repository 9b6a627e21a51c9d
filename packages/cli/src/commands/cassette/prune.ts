import { defineCommand } from '../../command/command.ts';

/** `plumb cassette prune`: removes what no test uses. */
export const pruneCommand = defineCommand({
  description:
    'Removes recordings that no test uses, as the records of the last run tell, over all its projects. After a run that left anything out it removes nothing. Says what it would do, and does it with --apply.',
  options: { apply: { type: 'flag', description: 'Remove them.' } },
  examples: [
    { line: 'plumb cassette prune', effect: 'after plumb qa: what would be removed' },
    { line: 'plumb cassette prune --apply', effect: 'remove it' },
  ],
  run: async ({ options, host }) => {
    const { pruneCassettes } = await import('../../cassettes/prune-cassettes.ts');
    return pruneCassettes(options.apply, host);
  },
});
