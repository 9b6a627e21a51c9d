import type { TextDetector, TextSpan } from '../detector.ts';
import { looksRandom } from '../looks-random.ts';
import { namedSecret } from '../name-span.ts';

const line =
  /(?<=^|["'\n])[ \t-]{0,32}(?<name>[A-Za-z][\w-]{1,63}):[ \t]{1,8}(?<value>[^\s"'\\][^\r\n"'\\]{0,8191})/dgm;
const headerName = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|-(?:key|token|secret)$/i;

/** Credential headers written out as lines, and unquoted assignments with a colon. */
export const headerLine: TextDetector = {
  name: 'header-line',
  description:
    'Credential headers written out as lines, and unquoted assignments with a colon: x-api-key: ….',
  find: (text) => [...text.matchAll(line)].flatMap(lineSecret),
};

/** A name alone proves little in prose, so unless it is a header's, the value must look random. */
function lineSecret(match: RegExpExecArray): TextSpan[] {
  const { name = '', value = '' } = match.groups ?? {};
  const [start] = match.indices?.groups?.['value'] ?? [0];
  const isHeader = headerName.test(name);
  if (!isHeader && !looksRandom(value.trimEnd())) return [];
  return namedSecret({ name, value: value.trimEnd(), place: isHeader ? 'header' : 'field', start });
}
