import type {
  cassetteInteractionSchema as InteractionSchema,
  CassetteInteraction,
} from '@plumbline/contracts';
import { createRequire } from 'node:module';
import { restoreRequest } from '../key/restore-request.ts';
import type { CassetteBytes } from './cassette-bytes.ts';
import { cassetteInvalid, type CassettePlace } from './cassette-invalid.ts';
import type { CassetteSource } from './cassette-source.ts';
import type { CassettePlaces, LinePlace } from './cassette-index.ts';
import { checkDepth, checkLineLength } from './check-size.ts';
import { parseLine } from './parse-line.ts';
import { splitLines, type CassetteLine } from './split-lines.ts';

/**
 * Makes the index of a cassette that has none, or whose lines were edited by hand.
 * Every line is validated, and its key computed anew from the request it holds.
 *
 * @param bytes - The cassette.
 * @param source - Where it stands, and how keys are computed.
 * @returns The index, in memory: the file is left as it is.
 * @throws PlumblineError `CASSETTE_INVALID` with the number of the first line that is no interaction.
 */
export function rebuildIndex(bytes: CassetteBytes, source: CassetteSource): CassettePlaces {
  const schema = loadSchema();
  const places: Record<string, LinePlace[]> = Object.create(null) as Record<string, LinePlace[]>;
  const [, ...lines] = splitLines(bytes.read(0, bytes.size), (length, line) => {
    checkLineLength(length, source, line);
  });
  for (const line of lines) {
    if (isIndex(line)) continue;
    const interaction = validate(line, schema, source);
    (places[source.keys.keyOf(restoreRequest(interaction.request))] ??= []).push([line.offset, line.length]);
  }
  return places;
}

/** The schema library is loaded here alone: a cassette with a good index never needs it. */
function loadSchema(): typeof InteractionSchema {
  const contracts = createRequire(import.meta.url)('@plumbline/contracts') as {
    cassetteInteractionSchema: typeof InteractionSchema;
  };
  return contracts.cassetteInteractionSchema;
}

function isIndex({ text }: CassetteLine): boolean {
  return text.startsWith('{"kind":"index"') && text.trimEnd().endsWith('}');
}

function validate(
  line: CassetteLine,
  schema: typeof InteractionSchema,
  place: CassettePlace,
): CassetteInteraction {
  checkDepth(line.text, place, line.number);
  const parsed = schema.safeParse(parseLine(line, place));
  // The schema holds that it has either a response or a failure; its type cannot say so.
  if (parsed.success) return parsed.data as CassetteInteraction;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  const found = `not an interaction: ${at === '' ? '' : `${at}: `}${issue?.message ?? 'unknown reason'}`;
  throw cassetteInvalid(place, { found, line: line.number, cause: parsed.error });
}
