/** A command line, split at the command's name. */
export interface SplitCommand {
  /** The first word that is no option; `undefined` where there is none. */
  readonly name: string | undefined;
  /** All other words. */
  readonly rest: readonly string[];
}

/**
 * Finds the command in a command line: `plumb --format json runs` and
 * `plumb runs --format json` are the same.
 *
 * @param argv - The words after `plumb`.
 * @returns The command's name, and the words around it.
 */
export function splitCommand(argv: readonly string[]): SplitCommand {
  const index = argv.findIndex(
    (word, position) => !word.startsWith('-') && argv[position - 1] !== '--format',
  );
  return { name: index === -1 ? undefined : argv[index], rest: argv.toSpliced(index, index === -1 ? 0 : 1) };
}
