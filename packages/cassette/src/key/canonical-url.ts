/**
 * Writes a URL so that the order of its parameters does not matter: parsed, without
 * fragment, parameters sorted by name; parameters of one name keep their order.
 *
 * @param url - Absolute URL.
 * @returns The canonical URL; what is no URL comes back as it is.
 */
export function canonicalUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.hash = '';
  if (parsed.search.includes('&')) parsed.search = sortParameters(parsed.search.slice(1));
  return parsed.href;
}

function sortParameters(query: string): string {
  const parameters = query.split('&').map((parameter) => ({ name: nameOf(parameter), parameter }));
  return parameters
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map(({ parameter }) => parameter)
    .join('&');
}

function nameOf(parameter: string): string {
  const equals = parameter.indexOf('=');
  return equals === -1 ? parameter : parameter.slice(0, equals);
}
