import { describe, expect, test } from 'vitest';
import type { Environment } from '../model/model-settings.ts';
import { recordedEnvironment } from '../testing/recorded-model.ts';
import { runCli } from './run-cli.ts';

async function run(
  environment: Environment,
  ...args: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCli({
    args,
    environment,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { status, out: out.join(''), err: err.join('') };
}

describe('arguments', { tags: ['tier1'] }, () => {
  test.for([
    [[], 'Expected a goal, got none.'],
    [['Bake', 'bread'], 'Expected one goal, got 2; put it in quotes.'],
    [
      ['Bake', '--provider', 'oven'],
      'There is no provider "oven"; expected one of openai, anthropic, gemini.',
    ],
    [['Bake', '--than', 'eat'], "Unknown option '--than'"],
  ] as const)('%j are wrong usage', async ([args, message]) => {
    const { status, out, err } = await run({}, ...args);

    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`USAGE: ${message}`);
    expect(err).toContain('→ Run with --help for the options.');
  });

  test('without a key nothing is asked, and the error names the variable', async () => {
    const { status, err } = await run({}, 'Bake bread', '--provider', 'gemini');

    expect(status).toBe(1);
    expect(err).toContain('CREDENTIAL_MISSING: GEMINI_API_KEY is not set');
  });

  test('--help names every provider and its variables', async () => {
    const { status, out } = await run({}, '--help');

    expect(status).toBe(0);
    expect(out).toContain('anthropic  ANTHROPIC_API_KEY; ANTHROPIC_BASE_URL and ANTHROPIC_MODEL');
  });
});

describe('the command', { tags: ['tier2'] }, () => {
  test('prints a plan for the goal, and one for each wish', async () => {
    const { status, out } = await run(
      recordedEnvironment('openai'),
      'Move the database',
      '--then',
      'Add a way to roll back',
    );

    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      'Move the database',
      '  1. Freeze writes – and say so (1 h)',
      '     Provision the new server (2 h)',
      '  2. Copy the data (6 h)',
      '  3. Verify the copy, row by row (2.5 h)',
      '  4. Switch over (1 h)',
      'Longest path: provision → copy → verify → switch, 11.5 h',
      'Move the database',
      '  1. Freeze writes – and say so (1 h)',
      '     Provision the new server (2 h)',
      '  2. Copy the data (6 h)',
      '  3. Verify the copy, row by row (2.5 h)',
      '     Prepare the way back (1 h)',
      '  4. Switch over (1 h)',
      'Longest path: provision → copy → verify → switch, 11.5 h',
      '',
    ]);
  });

  test('shows the answer on stderr as it comes with --stream, and the plan on stdout', async () => {
    const { status, out, err } = await run(
      recordedEnvironment('anthropic'),
      'Bake bread',
      '--provider',
      'anthropic',
      '--stream',
    );

    expect(status).toBe(0);
    expect(err).toMatch(/^\{"goal":"Bake bread","steps":\[.*\]\}\n$/u);
    expect(out).toContain('  1. Understand what is asked (1 h)');
  });

  test('prints the error of a service with what to do', async () => {
    const environment = recordedEnvironment('gemini');
    const { status, out, err } = await run(environment, 'Exceed the quota', '--provider', 'gemini');

    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('PROVIDER_RATE_LIMITED: gemini answered 429');
    expect(err).toContain('→ Wait and ask again');
  });
});
