import { joinAtCommas } from './join-at-commas.ts';
import { optionInvalid } from './read-said-owners.ts';

/**
 * Reads headers as people write them.
 *
 * @param lines - As `name: value`.
 * @returns Name and value pairs.
 * @throws PlumblineError `MIGRATION_OPTION_INVALID`.
 */
export function readRequestHeaders(lines: readonly string[]): readonly (readonly [string, string])[] {
  return joinAtCommas(lines, pattern).map((line) => {
    const { name, value } = pattern.exec(line)?.groups ?? {};
    if (name === undefined || value === undefined) {
      throw optionInvalid(
        `"${line}" is no header`,
        'Write name: value, such as "anthropic-version: 2023-06-01".',
      );
    }
    return [name, value.trim()];
  });
}

const pattern = /^(?<name>[\w!#$%&'*+.^`|~-]+):(?<value>.*)$/u;
