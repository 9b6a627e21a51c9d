import { describe, expect, it } from 'vitest';
import { usageError } from './usage-error.ts';
import type { UsageProblem } from './usage-problem.ts';

describe('a usage error', () => {
  it.each<[UsageProblem, string]>([
    [{ code: 'COMMAND_UNKNOWN', given: 'rusn', known: ['runs', 'qa'] }, 'There is no command "rusn".'],
    [{ code: 'PROJECT_UNKNOWN', given: 'plan', known: ['planner'] }, 'There is no project "plan".'],
    [{ code: 'OPTION_UNKNOWN', given: '--mod', known: ['--mode'] }, 'There is no option --mod.'],
    [
      { code: 'OPTION_VALUE_MISSING', option: '--base', placeholder: 'REVISION' },
      '--base needs a value: --base REVISION.',
    ],
    [
      { code: 'OPTION_VALUE_UNEXPECTED', option: '--help', given: 'x' },
      '--help takes no value, and was given "x".',
    ],
    [
      { code: 'OPTION_VALUE_INVALID', option: '--mode', given: 'p', known: ['pr'] },
      '--mode was given "p"; it takes one of pr.',
    ],
    [
      { code: 'OPTIONS_EXCLUSIVE', options: ['--a', '--b'], reason: 'why' },
      '--a and --b exclude each other: why.',
    ],
    [
      { code: 'ARGUMENT_MISSING', argument: 'shell', known: ['bash'] },
      '<shell> is missing; it is one of bash.',
    ],
    [{ code: 'ARGUMENT_MISSING', argument: 'file', known: [] }, '<file> is missing.'],
    [
      { code: 'ARGUMENT_INVALID', argument: 'shell', given: 'sh', known: ['bash'] },
      '<shell> was given "sh"; it is one of bash.',
    ],
    [{ code: 'ARGUMENT_UNEXPECTED', given: 'x' }, '"x" is one argument too many.'],
  ])('says %j', async (problem, message) => {
    expect(await usageError(problem)).toMatchObject({ code: problem.code, message, exitCode: 2 });
  });

  it('asks whether something near was meant, and names where to look', async () => {
    const problem: UsageProblem = { code: 'OPTION_UNKNOWN', given: '--mdoe', known: ['--mode', '--base'] };
    const { remedy, fields } = await usageError(problem, 'qa');
    expect(remedy).toBe('Did you mean `--mode`? `plumb qa --help` shows what it takes.');
    expect(fields).toEqual({ given: '--mdoe', known: ['--mode', '--base'], suggestion: '--mode' });
  });

  it.each([
    ['@x/planer', '@x/planner'],
    ['planer', '@x/planner'],
    ['web', undefined],
  ])('finds the project that %s is near to, by its name without the scope too: %s', async (given, near) => {
    const { fields } = await usageError({ code: 'PROJECT_UNKNOWN', given, known: ['@x/planner', '@x/docs'] });
    expect(fields['suggestion']).toBe(near);
  });

  it('guesses nothing where nothing is near', async () => {
    const { remedy } = await usageError({ code: 'COMMAND_UNKNOWN', given: 'deploy', known: ['qa', 'runs'] });
    expect(remedy).toBe('`plumb --help` lists the commands.');
  });
});
