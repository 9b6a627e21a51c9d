import { expect, it } from 'vitest';
import { requestedFormat } from './requested-format.ts';
import { splitCommand } from './split-command.ts';

it.each([
  ['qa --mode pr', 'qa', '--mode pr'],
  ['--format json qa -a', 'qa', '--format json -a'],
  ['--format=json qa', 'qa', '--format=json'],
  ['--help', undefined, '--help'],
  ['--format json', undefined, '--format json'],
  ['-- qa', 'qa', '--'],
])('splits "%s" at the command %s', (line, name, rest) => {
  expect(splitCommand(line.split(' '))).toEqual({ name, rest: rest.split(' ') });
});

it('takes an empty word for a command, so that an empty variable is an error', () => {
  expect(splitCommand([''])).toEqual({ name: '', rest: [] });
  expect(splitCommand([])).toEqual({ name: undefined, rest: [] });
});

it.each([
  ['qa', 'text'],
  ['qa --format json', 'json'],
  ['--format=json qa --bogus', 'json'],
  ['qa --format xml', 'text'],
  ['qa --format', 'text'],
  ['qa --format json --format text', 'text'],
  ['qa -- --format json', 'text'],
])('finds in "%s" the format %s', (line, format) => {
  expect(requestedFormat(line.split(' '))).toBe(format);
});
