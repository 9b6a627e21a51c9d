import { readFile } from 'node:fs/promises';
import { findLeftovers, type Leftover } from '../redaction/find-leftovers.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import type { ShelvedCassette } from './cassette-library.ts';
import { reasonTexts } from './freshness.ts';
import type { StoredCassette } from './stored-cassette.ts';

/** Something wrong with a cassette. */
export interface CassetteProblem {
  /** `CASSETTE_INVALID`, `CASSETTE_UNORDERED`, `CASSETTE_ORPHANED`, `CASSETTE_STALE`, `SECRET_IN_CASSETTE` … */
  readonly code: string;
  /** Whether the check fails for it. */
  readonly level: 'problem' | 'warning';
  /** Absolute path of the cassette. */
  readonly path: string;
  /** Full name of its test, where it can be read. */
  readonly test?: string;
  /** What is wrong, as the end of a sentence that begins with the cassette. */
  readonly message: string;
  readonly remedy: string;
}

/** What a cassette is checked against. */
export interface CheckContext {
  /** What is a secret in it. */
  readonly keys: RequestKeys;
  /** What comes of a recording that is stale. */
  readonly stale: 'warn' | 'fail';
  /** Absolute paths of cassettes that no test uses; `undefined` where no whole run tells. */
  readonly orphans: ReadonlySet<string> | undefined;
}

/**
 * Checks one cassette: valid, ordered, not orphaned, not stale, no secret in it.
 *
 * @param shelved - The cassette as it was read.
 * @param context - What it is checked against.
 * @returns All that is wrong with it.
 */
export async function checkCassette(
  shelved: ShelvedCassette,
  context: CheckContext,
): Promise<readonly CassetteProblem[]> {
  if ('error' in shelved) {
    const { path, error, origin } = shelved;
    const { code, message, remedy } = error;
    const test = origin === undefined ? {} : { test: origin.test };
    return [{ code, level: 'problem', path, ...test, message, remedy }];
  }
  const { cassette, freshness } = shelved;
  const found = [
    ...unordered(cassette),
    ...orphaned(cassette, context.orphans),
    ...freshness.reasons.map((reason): Finding => ({
      code: 'CASSETTE_STALE',
      level: context.stale === 'fail' ? 'problem' : 'warning',
      message: reasonTexts[reason],
      remedy: 'Record it anew with `plumb cassette refresh`, and look at what changed.',
    })),
    ...(await secrets(cassette, context.keys)),
  ];
  return found.map((finding) => ({ path: cassette.path, test: cassette.test, ...finding }));
}

type Finding = Pick<CassetteProblem, 'code' | 'level' | 'message' | 'remedy'>;

function unordered({ index }: StoredCassette): Finding[] {
  if (index === 'right') return [];
  const isWrong = index === 'wrong';
  return [
    {
      code: 'CASSETTE_UNORDERED',
      level: isWrong ? 'problem' : 'warning',
      message: isWrong
        ? 'has an index that does not list its lines as they stand, so that answers may come in another order'
        : 'has no index that fits its lines, as after an edit by hand: it plays, but is read as a whole',
      remedy: 'Record it anew with `plumb cassette refresh`, or take its last line away.',
    },
  ];
}

function orphaned({ path, testFile }: StoredCassette, orphans: ReadonlySet<string> | undefined): Finding[] {
  const isUnused = orphans?.has(path) === true;
  if (testFile !== undefined && !isUnused) return [];
  return [
    {
      code: 'CASSETTE_ORPHANED',
      level: 'problem',
      message: isUnused ? 'is used by no test' : 'has no test file any more',
      remedy: 'Remove it with `plumb cassette prune --apply` after a whole run, or by hand.',
    },
  ];
}

async function secrets({ path }: StoredCassette, keys: RequestKeys): Promise<Finding[]> {
  const leftovers = findLeftovers(await readFile(path, 'utf8'), keys.redaction.rules);
  if (leftovers.length === 0) return [];
  return [
    {
      code: 'SECRET_IN_CASSETTE',
      level: 'problem',
      message: `holds what looks like a secret (${leftovers.map(nameLeftover).join(', ')})`,
      remedy: 'Take the secret back where it was issued, then record anew with `plumb cassette refresh`.',
    },
  ];
}

function nameLeftover({ kind, line }: Leftover): string {
  return `${kind} in line ${String(line)}`;
}
