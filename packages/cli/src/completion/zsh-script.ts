import type { CompletedCommand, CompletedOption, CompletionModel } from './completion-model.ts';

/**
 * Makes the completion script of zsh.
 *
 * @param model - What can be completed.
 * @returns The script.
 */
export function zshScript({ commands }: CompletionModel): string {
  return `#compdef plumb
# Completion of plumb for zsh.
_plumb() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
if [ "$funcstack[1]" = "_plumb" ]; then
  _plumb "$@"
else
  compdef _plumb plumb
fi
`;
}

function commandCase({ name, options, words }: CompletedCommand): string {
  const rest = words.length === 0 ? [] : [quote(`*:word:(${words.join(' ')})`)];
  const specs = [...options.flatMap(optionSpecs), ...rest];
  return `    ${name}) _arguments ${specs.map((spec) => `\\\n      ${spec}`).join(' ')} ;;`;
}

function optionSpecs({ name, short, description, takesValue, values }: CompletedOption): string[] {
  const value = takesValue ? `:${name}:${values.length === 0 ? '' : `(${values.join(' ')})`}` : '';
  const text = `[${description.replaceAll(/[[\]:]/gu, ' ')}]${value}`;
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])].map((written) =>
    quote(`${written}${text}`),
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
