import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A code that errors, problems or warnings of ours carry. */
export interface ErrorCode {
  readonly code: string;
  /** A source that spells it, relative to the workspace root, with slashes. */
  readonly file: string;
}

/** Codes of Node and undici that a replayed connection ends with, as the real one would. */
const foreign = /^(?:ECONN[A-Z]+|EPIPE|ENOENT|ERR_\w+|UND_ERR_\w+)$/u;

const notShipped = [
  '**/node_modules',
  '**/dist',
  '**/fixtures',
  '**/testing',
  '**/*.test.ts',
  '**/*.test-d.ts',
];

/** As literal of a property or a constant named `code`. */
const codeLiteral = /\bcode(?:: | = )'(?<code>[A-Z][A-Z_]+)'/gu;

/**
 * Finds the codes that the sources of packages and plugins spell.
 *
 * @param root - Absolute path of the workspace root.
 * @returns Each code once, sorted.
 */
export function errorCodes(root: string): readonly ErrorCode[] {
  const files = globSync('{packages,plugins}/*/src/**/*.ts', { cwd: root, exclude: notShipped })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
  const found = files.flatMap((file) =>
    codesIn(readFileSync(join(root, file), 'utf8')).map((code) => ({ code, file })),
  );
  const ours = found.filter(({ code }) => !foreign.test(code));
  return [...new Map(ours.toReversed().map((each) => [each.code, each])).values()].toSorted(byCode);
}

function codesIn(text: string): readonly string[] {
  return [...text.matchAll(codeLiteral)].map(({ groups }) => groups?.['code'] ?? '');
}

function byCode(left: ErrorCode, right: ErrorCode): number {
  return left.code < right.code ? -1 : 1;
}
