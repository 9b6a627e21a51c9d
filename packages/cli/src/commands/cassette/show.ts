import { cassettesArgument } from '../../cassettes/cassettes-argument.ts';
import { defineCommand } from '../../command/command.ts';

/** `plumb cassette show`: what is in a recording. */
export const showCommand = defineCommand({
  description:
    'Shows what a recording holds: each request and what answered it, the bodies readable, streams event by event.',
  argument: { ...cassettesArgument, required: true },
  options: {},
  examples: [
    {
      line: 'plumb cassette show refused',
      effect: 'the recordings of tests with that in their name',
    },
    { line: 'plumb cassette show src/plan.test.ts', effect: 'all recordings of a test file' },
    { line: 'plumb cassette show plan --format json', effect: 'the interactions as they are stored' },
  ],
  run: async ({ arguments: words, host }) => {
    const { readSelected } = await import('../../cassettes/read-selected.ts');
    const read = await readSelected(words, host);
    if (!read.ok) return read;
    const { shelf, selected } = read.value;
    const { describeCassette } = await import('../../cassettes/describe-cassette.ts');
    const { renderCassette } = await import('../../cassettes/render-cassette.ts');
    const broken = selected.find((each) => 'error' in each);
    if (broken !== undefined && selected.length === 1) return { ok: false, error: broken.error };
    const readable = selected.filter((each) => 'cassette' in each);
    return {
      ok: true,
      data: {
        cassettes: readable.map((each) => ({
          ...describeCassette(each, shelf),
          interactions: each.cassette.interactions,
        })),
      },
      text:
        readable.length === 0
          ? ['No recording stands there.']
          : readable.flatMap((each, index) => [...(index === 0 ? [] : ['']), ...renderCassette(each, shelf)]),
      warnings: selected.flatMap((each) =>
        'error' in each
          ? [{ level: 'warning' as const, code: each.error.code, message: each.error.message }]
          : [],
      ),
    };
  },
});
