import type { TextDetector, TextSpan } from '../detector.ts';
import { looksRandom } from '../looks-random.ts';
import { groupStart } from '../group-start.ts';
import { matches } from '../matches.ts';
import { namedSecret } from '../name-span.ts';

const line =
  /(?<=^|["'\n])[ \t-]{0,32}(?<name>[A-Za-z][\w-]{1,63}):[ \t]{1,8}(?<value>[^\s"'\\][^\r\n"'\\]{0,8191})/dgm;
const headerName = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|-(?:key|token|secret)$/i;

/** Credential headers written out as lines, and unquoted assignments with a colon. */
export const headerLine: TextDetector = {
  name: 'header-line',
  description:
    'Credential headers written out as lines, and unquoted assignments with a colon: x-api-key: ….',
  evidence: 'name',
  find: (text) => matches(text, line, ':').flatMap(lineSecret),
};

/** A name alone proves little in prose, so unless it is a header's, the value must look random. */
function lineSecret({ groups, indices }: RegExpExecArray): TextSpan[] {
  const name = String(groups?.['name']);
  const value = String(groups?.['value']).trimEnd();
  const place = headerName.test(name) ? 'header' : 'field';
  if (place === 'field' && !looksRandom(value)) return [];
  return namedSecret({ name, value, place, start: groupStart(indices, 'value') });
}
