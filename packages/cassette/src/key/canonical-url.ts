import { isTime } from '../rules/is-time.ts';
import type { HostRules } from '../rules/rule-set.ts';
import { plainPlaceholders } from './plain-placeholders.ts';

/**
 * Writes a URL so that the order of its parameters does not matter: without fragment, parameters sorted by
 * name; parameters of one name keep their order; those that may differ are left out.
 *
 * @param url - The URL; it is changed.
 * @param rules - Which parameters may differ.
 * @returns The canonical URL.
 */
export function canonicalUrl(url: URL, rules: Pick<HostRules, 'ignoreQuery' | 'ignoreTimes'>): string {
  url.hash = '';
  if (url.search !== '') url.search = sortParameters(url.search.slice(1), rules);
  return plainPlaceholders(url.href);
}

function sortParameters(query: string, rules: Pick<HostRules, 'ignoreQuery' | 'ignoreTimes'>): string {
  const parameters = query.split('&').map((parameter) => ({ name: nameOf(parameter), parameter }));
  return parameters
    .filter(({ name, parameter }) => !mayDiffer(name, parameter.slice(name.length + 1), rules))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map(({ parameter }) => parameter)
    .join('&');
}

function mayDiffer(
  name: string,
  value: string,
  { ignoreQuery, ignoreTimes }: Pick<HostRules, 'ignoreQuery' | 'ignoreTimes'>,
): boolean {
  return ignoreQuery.has(name) || (ignoreTimes.has(name) && isTime(decoded(value)));
}

function decoded(value: string): string {
  return new URLSearchParams(`v=${value}`).get('v') ?? value;
}

function nameOf(parameter: string): string {
  const equals = parameter.indexOf('=');
  return equals === -1 ? parameter : parameter.slice(0, equals);
}
