import type { CompletedCommand, CompletionModel } from './completion-model.ts';

/**
 * Makes the completion script of bash.
 *
 * @param model - What can be completed.
 * @returns The script.
 */
export function bashScript({ commands }: CompletionModel): string {
  return `# Completion of plumb for bash.
_plumb() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${commands.map(({ name }) => name).join('|')}) command="$word"; break ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  *)
    case "$command" in
${commands.map(wordCase).join('\n')}
    *) words="${commands.map(({ name }) => name).join(' ')} --help --version" ;;
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _plumb plumb
`;
}

function valueCases({ name, options }: CompletedCommand): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map((option) => {
      const written = [
        `"${name} --${option.name}"`,
        ...(option.short === undefined ? [] : [`"${name} -${option.short}"`]),
      ];
      return `  ${written.join('|')}) words="${option.values.join(' ')}" ;;`;
    });
}

function wordCase({ name, options, words }: CompletedCommand): string {
  const all = [...words, ...options.map((option) => `--${option.name}`)];
  return `    ${name}) words="${all.join(' ')}" ;;`;
}
