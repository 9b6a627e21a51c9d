import { cassettesArgument } from '../../cassettes/cassettes-argument.ts';
import { defineCommand } from '../../command/command.ts';

/** `plumb cassette stats`: what the recordings come to. */
export const statsCommand = defineCommand({
  description:
    'Adds the recordings up: how many, how large, how old, of which services, with which outcomes.',
  argument: cassettesArgument,
  options: {},
  examples: [
    { line: 'plumb cassette stats', effect: 'of the whole workspace' },
    { line: 'plumb cassette stats packages/planner --format json', effect: 'of one folder, for a program' },
  ],
  run: async ({ arguments: words, host }) => {
    const { readSelected } = await import('../../cassettes/read-selected.ts');
    const read = await readSelected(words, host);
    if (!read.ok) return read;
    const { shelf, selected } = read.value;
    const { CassetteCounter } = await import('@plumbline/cassette/library');
    const { renderStatistics } = await import('../../cassettes/render-statistics.ts');
    const counter = new CassetteCounter();
    for (const each of selected) counter.add(each);
    const statistics = counter.sum();
    const largest = statistics.largest.map(({ path, bytes }) => ({ path: shelf.show(path), bytes }));
    return {
      ok: true,
      data: { ...statistics, largest },
      text: renderStatistics(statistics, shelf),
    };
  },
});
