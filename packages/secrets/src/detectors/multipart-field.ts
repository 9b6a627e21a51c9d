import type { TextDetector, TextSpan } from '../detector.ts';
import { groupStart } from '../group-start.ts';
import { matches } from '../matches.ts';
import { namedSecret } from '../name-span.ts';

const field =
  /(?<=;[ \t]{0,4})name="(?<name>[\w.[\]-]{2,64})"[^\r\n]{0,256}\r?\n(?:[\w-]{1,64}:[^\r\n]{0,256}\r?\n){0,8}\r?\n(?<value>[^\r\n]{1,8192})(?=\r?\n--|$)/dg;

/** Values of credential fields in multipart forms. */
export const multipartField: TextDetector = {
  name: 'multipart-field',
  description: 'Values of credential fields in multipart forms.',
  evidence: 'name',
  find: (text) => matches(text, field, 'name="').flatMap(fieldSecret),
};

function fieldSecret({ groups, indices }: RegExpExecArray): TextSpan[] {
  const name = String(groups?.['name']);
  const value = String(groups?.['value']);
  return namedSecret({ name, value, place: 'field', start: groupStart(indices, 'value') });
}
