import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Syntax } from './option.ts';
import { parseArguments } from './parse-arguments.ts';

const syntax: Syntax = {
  options: {
    affected: { type: 'flag', short: 'a', description: '' },
    base: { type: 'value', placeholder: 'REVISION', description: '' },
    mode: {
      type: 'value',
      short: 'm',
      placeholder: 'MODE',
      choices: ['quick', 'pr'],
      default: 'pr',
      description: '',
    },
    projects: { type: 'list', placeholder: 'PROJECT', description: '' },
  },
  argument: { name: 'file', description: '', required: false, several: true },
};

const defaults = { affected: false, base: undefined, mode: 'pr', projects: [] };

describe('parseArguments', () => {
  it.each<[string, object, string[]]>([
    ['', {}, []],
    ['--affected', { affected: true }, []],
    ['-a -m quick', { affected: true, mode: 'quick' }, []],
    ['-am quick', { affected: true, mode: 'quick' }, []],
    ['--mode=quick', { mode: 'quick' }, []],
    ['--mode quick --mode pr', { mode: 'pr' }, []],
    ['--base=-1', { base: '-1' }, []],
    ['--base HEAD~1 one two', { base: 'HEAD~1' }, ['one', 'two']],
    ['--projects a,b --projects c', { projects: ['a', 'b', 'c'] }, []],
    ['--projects a,,b,', { projects: ['a', 'b'] }, []],
    ['one -- --affected', {}, ['one', '--affected']],
  ])('understands "%s"', (line, options, words) => {
    expect(parseArguments(line.split(' ').filter(Boolean), syntax)).toEqual({
      ok: true,
      value: { options: { ...defaults, ...options }, arguments: words },
    });
  });

  it.each([
    ['--afected', { code: 'OPTION_UNKNOWN', given: '--afected' }],
    ['-x', { code: 'OPTION_UNKNOWN', given: '-x' }],
    ['--no-affected', { code: 'OPTION_UNKNOWN', given: '--no-affected' }],
    ['--constructor', { code: 'OPTION_UNKNOWN', given: '--constructor' }],
    ['--__proto__=1', { code: 'OPTION_UNKNOWN', given: '--__proto__' }],
    ['--affected=yes', { code: 'OPTION_VALUE_UNEXPECTED', option: '--affected', given: 'yes' }],
    ['--base', { code: 'OPTION_VALUE_MISSING', option: '--base', placeholder: 'REVISION' }],
    ['--base --affected', { code: 'OPTION_VALUE_MISSING', option: '--base', placeholder: 'REVISION' }],
    ['--base=', { code: 'OPTION_VALUE_MISSING', option: '--base', placeholder: 'REVISION' }],
    [
      '--mode fast',
      { code: 'OPTION_VALUE_INVALID', option: '--mode', given: 'fast', known: ['quick', 'pr'] },
    ],
  ])('refuses "%s"', (line, problem) => {
    expect(parseArguments(line.split(' '), syntax)).toMatchObject({ ok: false, error: problem });
  });

  it('refuses words where none, or only one, may stand', () => {
    const one = { name: 'shell', description: '', required: true, several: false, choices: ['bash', 'zsh'] };
    expect(parseArguments(['x'], { options: {} })).toMatchObject({
      error: { code: 'ARGUMENT_UNEXPECTED', given: 'x' },
    });
    expect(parseArguments(['bash', 'zsh'], { options: {}, argument: one })).toMatchObject({
      error: { code: 'ARGUMENT_UNEXPECTED', given: 'zsh' },
    });
    expect(parseArguments([], { options: {}, argument: one })).toMatchObject({
      error: { code: 'ARGUMENT_MISSING', argument: 'shell', known: ['bash', 'zsh'] },
    });
    expect(parseArguments(['bsh'], { options: {}, argument: one })).toMatchObject({
      error: { code: 'ARGUMENT_INVALID', argument: 'shell', given: 'bsh' },
    });
  });

  it('never throws, whatever the words', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('--mode', '--base', '-m', '--', '-', '--=', '-am', '--projects='),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const parsed = parseArguments(words, syntax);
        expect(Object.keys(parsed.ok ? parsed.value.options : defaults)).toEqual(Object.keys(defaults));
      }),
    );
  });
});
