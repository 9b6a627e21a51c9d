import {
  redactForm,
  redactHeaders,
  redactJson,
  redactText,
  redactUrl,
  type JsonValue,
  type RedactionRules,
} from '@plumbline/secrets';
import { headerValue } from '../exchange/header.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import { canonicalJson } from '../key/canonical-json.ts';
import { canonicalUrl } from '../key/canonical-url.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { withoutFields } from '../rules/field-path.ts';
import type { HostRules } from '../rules/rule-set.ts';
import { jsonDifferences, type Difference } from './differences.ts';

/**
 * Lists where a request differs from a recorded one, of all that is compared.
 *
 * @param recorded - A recorded request.
 * @param now - The request that was made.
 * @param keys - How requests are compared.
 * @returns The places; secrets are taken out of both.
 */
export function requestDifferences(
  recorded: HttpRequest,
  now: HttpRequest,
  keys: RequestKeys,
): readonly Difference[] {
  const rules = keys.rules.for(URL.parse(now.url)?.host ?? '');
  const comparison = { rules, secrets: keys.redaction.rules };
  const [before, after] = [comparable(recorded, comparison), comparable(now, comparison)];
  return [
    ...jsonDifferences('method', before.method, after.method).map(unquoted),
    ...jsonDifferences('origin', before.origin, after.origin).map(unquoted),
    ...jsonDifferences('path', before.path, after.path).map(unquoted),
    ...jsonDifferences('query', before.query, after.query),
    ...jsonDifferences('header', before.headers, after.headers),
    ...jsonDifferences('body', before.body, after.body),
  ];
}

function unquoted({ at, recorded, now }: Difference): Difference {
  return { at, recorded: recorded?.slice(1, -1), now: now?.slice(1, -1) };
}

interface Comparable {
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What may differ, and what is taken out. */
interface Comparison {
  readonly rules: HostRules;
  readonly secrets: RedactionRules;
}

function comparable(request: HttpRequest, { rules, secrets }: Comparison): Comparable {
  const asked = redactUrl(request.url, secrets);
  const url = URL.parse(asked);
  if (url !== null) canonicalUrl(url, rules);
  return {
    method: request.method.toUpperCase(),
    origin: url?.origin ?? '',
    path: url?.pathname ?? asked,
    query: queryOf(url?.searchParams),
    headers: Object.fromEntries(redactHeaders(matchedHeaders(request, rules), secrets)),
    body: bodyOf(request, { rules, secrets }),
  };
}

function queryOf(parameters: URLSearchParams | undefined): Record<string, unknown> {
  const names = [...new Set(parameters?.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters?.getAll(name) ?? [];
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

function matchedHeaders({ headers }: HttpRequest, { matchHeaders }: HostRules): [string, string][] {
  return matchHeaders.flatMap((name): [string, string][] => {
    const value = headerValue(headers, name);
    return value === undefined ? [] : [[name, value]];
  });
}

function bodyOf({ body, headers }: HttpRequest, { rules, secrets }: Comparison): unknown {
  const text = Buffer.from(body).toString();
  if (text === '') return undefined;
  try {
    const value = redactJson(withoutFields(JSON.parse(text) as JsonValue, rules.ignoreFields), secrets);
    return JSON.parse(canonicalJson(value, rules.ignoreTimes));
  } catch {
    const isForm = headerValue(headers, 'content-type')?.includes('x-www-form-urlencoded') === true;
    return isForm
      ? Object.fromEntries(new URLSearchParams(redactForm(text, secrets)))
      : redactText(text, secrets);
  }
}
