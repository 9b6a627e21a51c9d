import type { CassetteInteraction } from '@plumbline/contracts';
import { jsonDifferences, type Difference } from '../explanation/differences.ts';
import { requestShapes } from '../fingerprint/request-shapes.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { readableBody } from './readable-body.ts';

/** What became of one interaction when its cassette was recorded anew. */
export interface InteractionChange {
  readonly change: 'same' | 'changed' | 'added' | 'removed';
  /** Method and URL, of the new one where there is one. */
  readonly request: string;
  /** Number in the old and in the new cassette, from 1. */
  readonly before?: number;
  readonly after?: number;
  /** Where they differ, such as `response.body.choices[0].message.content`. */
  readonly differences: readonly Difference[];
}

/**
 * Compares two recordings of a test by what they say: interactions with requests of the same shape are held
 * against each other in their order, then those that are left; each by the paths of its values, so that the
 * layout of a body, the order of its fields and where a stream was cut into chunks are of no matter.
 *
 * @param before - The interactions of the old cassette.
 * @param after - Those of the new one.
 * @param rules - What of a request is compared.
 * @returns One change an interaction: in the order of the new cassette, then those that are gone.
 */
export function diffCassettes(
  before: readonly CassetteInteraction[],
  after: readonly CassetteInteraction[],
  rules: RuleSet,
): readonly InteractionChange[] {
  const partners = pair(namedBy(before, rules), namedBy(after, rules));
  const matched = new Set(partners);
  return [
    ...after.map((interaction, index) => {
      const old = partners[index];
      return old === undefined
        ? single('added', interaction, { after: index + 1 })
        : compare(
            { interaction: before[old] ?? interaction, number: old + 1 },
            { interaction, number: index + 1 },
          );
    }),
    ...before.flatMap((interaction, index) =>
      matched.has(index) ? [] : [single('removed', interaction, { before: index + 1 })],
    ),
  ];
}

interface Numbered {
  readonly interaction: CassetteInteraction;
  readonly number: number;
}

/** An interaction by what its request says, and by where it goes. */
interface Named {
  readonly shape: string;
  readonly place: string;
}

function namedBy(interactions: readonly CassetteInteraction[], rules: RuleSet): Named[] {
  const shapes = requestShapes(interactions, rules);
  return interactions.map((interaction, index) => ({
    shape: shapes[index] ?? '',
    place: placeOf(interaction),
  }));
}

function pair(before: readonly Named[], after: readonly Named[]): (number | undefined)[] {
  const [shapesBefore, shapesAfter] = [before, after].map((all) => all.map(({ shape }) => shape));
  const exact = pairByName(shapesBefore ?? [], shapesAfter ?? [], new Set());
  const taken = new Set(exact.filter((index) => index !== undefined));
  const open = after.map(({ place }, index) => (exact[index] === undefined ? place : ''));
  const loose = pairByName(
    before.map(({ place }) => place),
    open,
    taken,
  );
  return exact.map((index, position) => index ?? loose[position]);
}

/** The first of a name goes with the first of that name. */
function pairByName(
  before: readonly string[],
  after: readonly string[],
  taken: ReadonlySet<number>,
): (number | undefined)[] {
  const left = new Map<string, number[]>();
  for (const [index, name] of before.entries()) {
    if (!taken.has(index)) left.set(name, [...(left.get(name) ?? []), index]);
  }
  return after.map((name) => left.get(name)?.shift());
}

/** A request whose body or parameters changed still goes to the same place. */
function placeOf({ request }: CassetteInteraction): string {
  const url = URL.parse(request.url);
  return `${request.method.toUpperCase()} ${url === null ? request.url : url.origin + url.pathname}`;
}

function compare(before: Numbered, after: Numbered): InteractionChange {
  const differences = jsonDifferences('', readable(before.interaction), readable(after.interaction)).map(
    (difference) => ({ ...difference, at: difference.at.replace(/^\./u, '') }),
  );
  return {
    change: differences.length === 0 ? 'same' : 'changed',
    request: titleOf(after.interaction),
    before: before.number,
    after: after.number,
    differences,
  };
}

function single(
  change: 'added' | 'removed',
  interaction: CassetteInteraction,
  number: { readonly before?: number; readonly after?: number },
): InteractionChange {
  return { change, request: titleOf(interaction), ...number, differences: [] };
}

function titleOf({ request }: CassetteInteraction): string {
  return `${request.method} ${request.url}`;
}

function readable({ request, response, failure }: CassetteInteraction): unknown {
  return {
    request: {
      method: request.method,
      url: request.url,
      headers: headersOf(request.headers),
      body: readableBody(request.body),
    },
    ...(failure !== undefined && { failure }),
    ...(response !== undefined && {
      response: { ...response, headers: headersOf(response.headers), body: readableBody(response.body) },
    }),
  };
}

/** Names in lower case, so that a header keeps its name when others come and go. */
function headersOf(pairs: readonly (readonly [string, string])[]): Record<string, unknown> {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of pairs) (headers[name.toLowerCase()] ??= []).push(value);
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}
