import type { JsonSchemaDocument } from '@plumbline/contracts';
import { closestName } from './closest-name.ts';
import { formatPath } from './format-path.ts';
import type { JsonText } from './json-text.ts';
import { descriptionAt, keysAt, pathsOfKey, type DocumentPath } from './known-keys.ts';
import type { z } from 'zod';

/** One thing that is wrong in `plumbline.json`. */
export interface ConfigurationProblem {
  /** Where, such as `budgets.quickMs`. */
  readonly path: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Column in the file, from 1. */
  readonly column: number;
  /** What stands there. */
  readonly found: string;
  /** What should stand there. */
  readonly expected: string;
  /** The key or value that was most likely meant, where one is near. */
  readonly suggestion?: string;
}

/** What a problem is read from: the text, and the schema of what it should be. */
export interface ProblemSource {
  readonly json: JsonText;
  readonly document: JsonSchemaDocument;
}

type Issue = z.core.$ZodIssue;

/**
 * Says what the schema refused, in words of the file.
 *
 * @param issue - One issue, made with `reportInput`.
 * @param source - The text it is about and the schema it was held against.
 * @returns A problem each; several for an issue that names several keys.
 */
export function explainIssue(issue: Issue, source: ProblemSource): ConfigurationProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, path, source));
  }
  const suggestion = issue.code === 'invalid_value' ? closestValue(issue) : undefined;
  return [
    {
      path: formatPath(path),
      ...source.json.positionOf([...path]),
      found: found(issue.input),
      expected: expected(issue, descriptionAt(source.document, path)),
      ...(suggestion !== undefined && { suggestion }),
    },
  ];
}

/**
 * Says which keys stand twice in one object, where JSON silently keeps the last.
 *
 * @param json - The text.
 * @returns A problem each.
 */
export function explainRepeatedKeys(json: JsonText): ConfigurationProblem[] {
  return json.repeatedKeys.map(({ path, key }) => ({
    path: formatPath([...path, key]),
    ...json.positionOfKey(path, key),
    found: 'the same key twice',
    expected: 'each key once',
  }));
}

function unknownKey(key: string, path: DocumentPath, source: ProblemSource): ConfigurationProblem {
  const keys = keysAt(source.document, path);
  const suggestion = meantKey(key, path, source.document);
  return {
    path: formatPath([...path, key]),
    ...source.json.positionOfKey([...path], key),
    found: `the unknown key ${JSON.stringify(key)}`,
    expected: oneOf(keys.filter((known) => known !== '$schema')),
    ...(suggestion !== undefined && { suggestion }),
  };
}

function meantKey(key: string, path: DocumentPath, document: JsonSchemaDocument): string | undefined {
  const [elsewhere] = pathsOfKey(document, key);
  if (elsewhere !== undefined) return formatPath(elsewhere);
  const near = closestName(key, keysAt(document, path));
  return near === undefined ? undefined : formatPath([...path, near]);
}

function closestValue({ input, values }: z.core.$ZodIssueInvalidValue): string | undefined {
  if (typeof input !== 'string') return undefined;
  const near = closestName(
    input,
    values.filter((value) => typeof value === 'string'),
  );
  return near === undefined ? undefined : JSON.stringify(near);
}

function found(input: unknown): string {
  if (input === undefined) return 'nothing';
  const text = JSON.stringify(input);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function expected(issue: Issue, description: string | undefined): string {
  const wanted = expectation(issue);
  return description === undefined ? wanted : `${wanted} (${lowerFirst(description).replace(/\.$/u, '')})`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map((value) => JSON.stringify(value)));
    case 'too_small':
      return `a number ${issue.inclusive === true ? 'of at least' : 'greater than'} ${String(issue.minimum)}`;
    default:
      return issue.message;
  }
}

function oneOf(values: readonly string[]): string {
  return `${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`;
}

const typeNames: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text in quotes',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
};

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
