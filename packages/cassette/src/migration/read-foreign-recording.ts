import { harFormat } from './har/har-format.ts';
import type {
  Conversion,
  EntryContext,
  ForeignExchange,
  ForeignFormat,
  ForeignRecording,
  Shortfall,
} from './foreign-recording.ts';
import { isObject, objectOf, textOf, type JsonObject } from './json-fields.ts';
import { nockFormat } from './nock/nock-format.ts';
import { pollyFormat } from './polly/polly-format.ts';
import { undiciSnapshotFormat } from './undici-snapshot/undici-snapshot-format.ts';

/** The first that recognises a file reads it. */
const formats: readonly ForeignFormat[] = [nockFormat, undiciSnapshotFormat, pollyFormat, harFormat];

/**
 * Reads a recording of another tool, whichever of the known ones it is by its content, and carries it over
 * entry by entry. Touches no file itself.
 *
 * @param text - Content of the file.
 * @param context - What its entries do not say.
 * @returns The recording; `undefined` where it is none that is known.
 */
export function readForeignRecording(
  text: string,
  context: Partial<EntryContext> = {},
): ForeignRecording | undefined {
  const content = parsed(text);
  const format = formats.find(({ recognises }) => recognises(content));
  return format && convertRecording(content, format, context);
}

/**
 * Carries over definitions of nock that do not stand in a file of their own.
 *
 * @param definitions - As `nock.define` takes them.
 * @param context - What they do not say.
 * @returns The recording.
 */
export function readNockDefinitions(
  definitions: readonly unknown[],
  context: Partial<EntryContext> = {},
): ForeignRecording {
  return convertRecording(definitions, nockFormat, context);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

function convertRecording(
  content: unknown,
  { source, nameOf, entriesOf, convert }: ForeignFormat,
  context: Partial<EntryContext>,
): ForeignRecording {
  const whole = { requestHeaders: [], attached: () => undefined, ...context };
  const entries = entriesOf(content);
  const converted = entries.map((entry, index) => ({
    entry: index + 1,
    request: requestOf(entry),
    conversion: convert(entry, whole),
  }));
  const name = nameOf?.(content);
  return {
    source,
    ...(name !== undefined && { name }),
    entries: entries.length,
    exchanges: converted.flatMap(exchangesOf),
    ...oldest(converted),
    shortfalls: converted.flatMap(shortfallsOf),
  };
}

interface ConvertedEntry {
  readonly entry: number;
  readonly request: string;
  readonly conversion: Conversion;
}

function exchangesOf({ entry, conversion }: ConvertedEntry): readonly ForeignExchange[] {
  return 'lost' in conversion ? [] : conversion.exchanges.map((exchange) => ({ entry, exchange }));
}

function oldest(converted: readonly ConvertedEntry[]): Pick<ForeignRecording, 'recordedAt'> {
  const [first] = converted
    .map(({ conversion }) => ('lost' in conversion ? NaN : Date.parse(conversion.recordedAt ?? '')))
    .filter((time) => !Number.isNaN(time))
    .toSorted((left, right) => left - right);
  return first === undefined ? {} : { recordedAt: new Date(first).toISOString() };
}

function shortfallsOf({ entry, request, conversion }: ConvertedEntry): readonly Shortfall[] {
  if ('lost' in conversion) return [{ entry, request, lost: true, reason: conversion.lost }];
  return conversion.changes.map((reason) => ({ entry, request, lost: false, reason }));
}

/** For messages: queries and passwords are left out, because they may hold secrets. */
function requestOf(entry: unknown): string {
  const { method, url } = addressOf(objectOf(entry));
  const address = URL.parse(url);
  const host = address?.host ?? '';
  const shown =
    address === null ? '' : `${address.protocol}${host === '' ? '' : `//${host}`}${address.pathname}`;
  return `${textOf(method)?.toUpperCase() ?? ''} ${shown.slice(0, longest)}`.trim();
}

const longest = 120;

function addressOf(entry: JsonObject): { readonly method: unknown; readonly url: string } {
  const request = objectOf(entry['snapshot'])['request'] ?? entry['request'];
  if (isObject(request)) return { method: request['method'], url: textOf(request['url']) ?? '' };
  const { method, scope, path } = entry;
  return { method, url: `${textOf(scope) ?? ''}${textOf(path) ?? ''}` };
}
