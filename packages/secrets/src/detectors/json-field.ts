import type { TextDetector, TextSpan } from '../detector.ts';
import { groupStart } from '../group-start.ts';
import { matches } from '../matches.ts';
import { namedSecret } from '../name-span.ts';

/** Quoted name, colon, quoted value; cut-off values too. */
const doubleQuoted =
  /(["'])(?<name>[\w.-]{2,64})\1\s{0,8}:\s{0,8}"(?<value>(?:[^"\\\n]|\\.){1,16384})(?:"|$)/dg;
const singleQuoted =
  /(["'])(?<name>[\w.-]{2,64})\1\s{0,8}:\s{0,8}'(?<value>(?:[^'\\\n]|\\.){1,16384})(?:'|$)/dg;
/** The same with quotes that are escaped, as in JSON within JSON. */
const escaped =
  /(\\{1,7}")(?<name>[\w.-]{2,64})\1\s{0,8}:\s{0,8}\1(?<value>(?:(?!\1)[^\n]){1,16384})(?:\1|$)/dg;
/** What tells a piece of text by a language model from a token that opens doors. */
const afterModelToken =
  /^\\{0,7}["'],\s{0,8}\\{0,7}["'](?:logprobs?|bytes|top_logprobs|probability)\\{0,7}["']/;

/** Values of credential fields in JSON that is part of a text. */
export const jsonField: TextDetector = {
  name: 'json-field',
  description:
    'Values of credential fields in JSON that is part of a text: events, arguments of tools, logs.',
  evidence: 'name',
  find: (text) => [doubleQuoted, singleQuoted, escaped].flatMap((pattern) => findFields(text, pattern)),
};

function findFields(text: string, pattern: RegExp): TextSpan[] {
  return matches(text, pattern, ':').flatMap(({ groups, indices }) => {
    const name = String(groups?.['name']);
    const value = String(groups?.['value']);
    const start = groupStart(indices, 'value');
    return isModelToken(name, text.slice(start + value.length))
      ? []
      : namedSecret({ name, value, place: 'field', start });
  });
}

function isModelToken(name: string, after: string): boolean {
  return name === 'token' && afterModelToken.test(after);
}
