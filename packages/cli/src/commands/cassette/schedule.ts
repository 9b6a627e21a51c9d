import { cassettesArgument } from '../../cassettes/cassettes-argument.ts';
import { defineCommand } from '../../command/command.ts';

/** `plumb cassette schedule`: what is due when. */
export const scheduleCommand = defineCommand({
  description:
    'Shows which recording is due when, by cassettes.maxAge; or prints a job for CI that records what is due and opens a change for people to review.',
  argument: cassettesArgument,
  options: {
    ci: {
      type: 'value',
      placeholder: 'SERVICE',
      choices: ['github', 'gitlab'],
      description: 'Print the job for this service.',
    },
  },
  examples: [
    { line: 'plumb cassette schedule', effect: 'what is due, soonest first' },
    {
      line: 'plumb cassette schedule --ci github > .github/workflows/recordings.yml',
      effect: 'refresh once a week',
    },
  ],
  run: async ({ options, arguments: words, host }) => {
    const { ciSnippets } = await import('../../cassettes/ci-snippets.ts');
    if (options.ci !== undefined) {
      const snippet = ciSnippets[options.ci];
      return { ok: true, data: { service: options.ci, snippet }, text: [snippet.trimEnd()] };
    }
    const { readSelected } = await import('../../cassettes/read-selected.ts');
    const read = await readSelected(words, host);
    if (!read.ok) return read;
    const { shelf, selected } = read.value;
    const { scheduleOf } = await import('@plumbline/cassette/library');
    const { renderSchedule } = await import('../../cassettes/render-schedule.ts');
    const schedule = scheduleOf(selected);
    const cassettes = schedule.map(({ path, test, recordedAt, dueAt, isDue }) => ({
      path: shelf.show(path),
      test,
      recordedAt: recordedAt ?? null,
      dueAt: dueAt ?? null,
      isDue,
    }));
    return {
      ok: true,
      data: { maxAge: shelf.settings.maxAge ?? null, cassettes },
      text: renderSchedule(schedule, shelf),
    };
  },
});
