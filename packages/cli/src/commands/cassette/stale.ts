import { cassettesArgument } from '../../cassettes/cassettes-argument.ts';
import { defineCommand } from '../../command/command.ts';

/** `plumb cassette stale`: which recordings may not say what new ones would. */
export const staleCommand = defineCommand({
  description:
    'Lists the recordings that are stale, by the hash of their requests, the source of their test and the format of the recorder, or older than cassettes.maxAge. What comes of them, cassettes.stale says. Records nothing.',
  argument: cassettesArgument,
  options: {},
  examples: [{ line: 'plumb cassette stale', effect: 'what is stale or due, and why' }],
  run: async ({ arguments: words, host }) => {
    const { readSelected } = await import('../../cassettes/read-selected.ts');
    const read = await readSelected(words, host);
    if (!read.ok) return read;
    const { shelf, selected } = read.value;
    const { describeCassette } = await import('../../cassettes/describe-cassette.ts');
    const { judgeOutdated, outdatedOf, renderOutdated, renderUnknown } =
      await import('../../cassettes/outdated.ts');
    const outdated = outdatedOf(selected);
    const { error, warnings } = judgeOutdated(outdated, shelf);
    const text = [...renderOutdated(outdated, shelf), ...renderUnknown(selected)];
    if (error !== undefined) return { ok: false, error, text, warnings };
    const data = { cassettes: outdated.map((each) => describeCassette(each, shelf)) };
    return { ok: true, data, text, warnings };
  },
});
