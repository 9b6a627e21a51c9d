import { cassettesArgument } from '../../cassettes/cassettes-argument.ts';
import { defineCommand } from '../../command/command.ts';

/** `plumb cassette list`: which recordings there are. */
export const listCommand = defineCommand({
  description:
    'Lists the recordings of the workspace, under the files of their tests: interactions, size, date, and whether they are stale.',
  argument: cassettesArgument,
  options: {},
  examples: [
    { line: 'plumb cassette list', effect: 'all recordings' },
    { line: 'plumb cassette list packages/planner', effect: 'those of one folder' },
    { line: 'plumb cassette list --format json', effect: 'the same, for a program' },
  ],
  run: async ({ arguments: words, host }) => {
    const { readSelected } = await import('../../cassettes/read-selected.ts');
    const read = await readSelected(words, host);
    if (!read.ok) return read;
    const { shelf, selected } = read.value;
    const { describeCassette } = await import('../../cassettes/describe-cassette.ts');
    const { renderList } = await import('../../cassettes/render-list.ts');
    return {
      ok: true,
      data: { cassettes: selected.map((each) => describeCassette(each, shelf)) },
      text: renderList(selected, shelf),
    };
  },
});
