import type { TextDetector, TextSpan } from '../detector.ts';
import { matches } from '../matches.ts';
import { namedSecret } from '../name-span.ts';

/** A value is looked ahead at: it may be a URL with parameters of its own. */
const parameter =
  /(?<=^|[?&;,\s"'])([A-Za-z_][\w.[\]-]{0,63})=(?=([^\s&;,"'`<>(){}\\$#]{3,8192})(?![(){}$<]))/gm;
/** Names that are everyday words unless they stand in a query. */
const queryNames: ReadonlySet<string> = new Set(['key', 'token', 'auth', 'sig', 'pass', 'sas']);

/** A name that stands in paths, where the next slash ends its value. */
const pathName = /^jsessionid$/i;

/** Values of credential names in queries, forms and assignments: access_token=…, API_KEY=…. */
export const formParameter: TextDetector = {
  name: 'form-parameter',
  description: 'Values of credential names in queries, forms and assignments: access_token=…, API_KEY=….',
  evidence: 'name',
  find: (text) => matches(text, parameter, '=').flatMap((match) => parameterSecret(text, match)),
};

function parameterSecret(text: string, match: RegExpExecArray): TextSpan[] {
  const [, name = '', found = ''] = match;
  const value = pathName.test(name) ? found.replace(/\/.*/, '') : found;
  const isQuery = /[?&]/.test(text.charAt(match.index - 1));
  if (!isQuery && queryNames.has(name.toLowerCase())) return [];
  return namedSecret({ name, value, place: 'parameter', start: match.index + name.length + 1 });
}
