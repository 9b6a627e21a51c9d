/** How a reply is written: for people, or as one JSON document. */
export type Format = 'text' | 'json';

/**
 * Finds the format that a command line asks for, also where nothing else in it can be
 * understood: a usage error under `--format json` is a JSON document as well.
 *
 * @param argv - The words after `plumb`.
 * @returns The last format that is asked for; `text` where none is.
 */
export function requestedFormat(argv: readonly string[]): Format {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const asked = options.flatMap((word, index) => {
    if (word.startsWith('--format=')) return [word.slice('--format='.length)];
    return word === '--format' ? [options[index + 1]] : [];
  });
  return asked.at(-1) === 'json' ? 'json' : 'text';
}
