import type { CompletedCommand, CompletedOption, CompletionModel } from './completion-model.ts';

/**
 * Makes the completion script of fish.
 *
 * @param model - What can be completed.
 * @returns The script.
 */
export function fishScript({ commands }: CompletionModel): string {
  return [
    '# Completion of plumb for fish.',
    'complete -c plumb -f',
    ...commands.map(
      ({ name, summary }) => `complete -c plumb -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ),
    ...commands.flatMap(commandLines),
    '',
  ].join('\n');
}

function commandLines({ name, options, words }: CompletedCommand): string[] {
  const condition = `complete -c plumb -n '__fish_seen_subcommand_from ${name}'`;
  return [
    ...options.map((option) => `${condition} ${optionPart(option)}`),
    ...(words.length === 0 ? [] : [`${condition} -a ${quote(words.join(' '))}`]),
  ];
}

function optionPart({ name, short, description, takesValue, values }: CompletedOption): string {
  const parts = [
    `-l ${name}`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    ...(takesValue ? ['-x'] : []),
    ...(values.length === 0 ? [] : [`-a ${quote(values.join(' '))}`]),
    `-d ${quote(description)}`,
  ];
  return parts.join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
