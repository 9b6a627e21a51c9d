import { replySchema } from '@plumbline/contracts';
import { exitCodes } from '@plumbline/contracts/errors';
import { describe, expect, it } from 'vitest';
import { isGroup, type CommandRegistration, type Registration } from './command/registration.ts';
import { registry } from './registry.ts';
import { runPlumb } from './run-plumb.ts';
import { fakeHost } from './testing/fake-host.ts';
import { fakeNx } from './testing/fake-nx.ts';
import { runRecord } from './testing/run-record.ts';
import { installedNx, temporaryWorkspace } from './testing/temporary-workspace.ts';

/** Command lines of each command: that succeed, and that fail with a status. */
const lines: Readonly<
  Record<string, { good: readonly string[]; bad: readonly (readonly [string, number])[] }>
> = {
  qa: {
    good: [
      'qa',
      'qa -m quick',
      'qa --mode nightly',
      'qa --affected',
      'qa --base main',
      'qa -p a,b --skip-cache',
      'qa --dry-run',
      'qa --http record-missing',
      'qa --http live -p a',
    ],
    bad: [
      ['qa --mode fast', 2],
      ['qa --mode', 2],
      ['qa --mod pr', 2],
      ['qa planner', 2],
      ['qa --http recorded', 2],
      ['qa --http live --mode quick', 2],
      ['qa --affected --projects a', 2],
      ['qa --affected=no', 2],
    ],
  },
  record: {
    good: ['record', 'record planner web --missing', 'record --allow-in-ci', 'record --dry-run'],
    bad: [['record --all', 2]],
  },
  cassette: {
    good: [
      'cassette',
      'cassette list',
      'cassette stats',
      'cassette check',
      'cassette stale',
      'cassette refresh --dry-run',
      'cassette schedule',
      'cassette schedule --ci gitlab',
    ],
    bad: [
      ['cassette lst', 2],
      ['cassette --all', 2],
      ['cassette show', 2],
      ['cassette show nothing', 10],
      ['cassette prune', 30],
      ['cassette prune all', 2],
      ['cassette schedule --ci jenkins', 2],
    ],
  },
  runs: {
    good: ['runs', 'runs --summary', 'runs --run pr -p planner'],
    bad: [
      ['runs --run weekly', 2],
      ['runs planner', 2],
    ],
  },
  config: { good: ['config'], bad: [['config show', 2]] },
  schema: {
    good: ['schema', 'schema run-record', 'schema workspace-configuration'],
    bad: [
      ['schema plumbline', 2],
      ['schema reply reply', 2],
    ],
  },
  completion: {
    good: ['completion bash', 'completion zsh', 'completion fish'],
    bad: [
      ['completion', 2],
      ['completion tcsh', 2],
    ],
  },
  help: {
    good: ['help', 'help qa', 'help cassette', 'help cassette list'],
    bad: [
      ['help deploy', 2],
      ['help qa runs', 2],
      ['help cassette lst', 2],
      ['help cassette list all', 2],
    ],
  },
};

const withoutCommand = {
  good: ['', '--help', '-h', '--version', '-V'],
  bad: [
    ['deploy', 2],
    ['--verison', 2],
  ] as const,
};

const all = [withoutCommand, ...Object.values(lines)];
const good = all.flatMap((entry) => entry.good);
const bad = all.flatMap((entry) => entry.bad);

/** Runs a command line in a workspace where every `nx` passes. */
async function plumb(line: string, files: Record<string, string> = installedNx()) {
  await using workspace = await temporaryWorkspace(files);
  const pass = { records: [runRecord()], status: 0 };
  const host = fakeHost({ directory: workspace.root, runProgram: fakeNx([pass, pass, pass]).runProgram });
  return await runPlumb(line.split(' ').filter(Boolean), { host, commands: registry });
}

/** Parses stdout as exactly one JSON document that obeys the envelope. */
function reply(stdout: string) {
  expect(stdout.endsWith('\n')).toBe(true);
  expect(stdout.trimEnd()).not.toContain('\n');
  return replySchema.parse(JSON.parse(stdout));
}

describe('every command', () => {
  it('is in the list that this test goes over', () => {
    expect(Object.keys(lines)).toEqual(registry.map(({ name }) => name));
  });

  it.each(good)('replies to "plumb %s" with data', async (line) => {
    const { stdout, stderr, exitCode } = await plumb(`${line} --format json`);
    expect(reply(stdout)).toMatchObject({ ok: true, warnings: [] });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  it.each(bad)('replies to "plumb %s" with an error, status %i', async (line, status) => {
    const { stdout, stderr, exitCode } = await plumb(`--format json ${line}`);
    const answer = reply(stdout);
    if (answer.ok) throw new Error('expected an error');
    expect(answer.error.code).toMatch(/^[A-Z_]+$/u);
    expect(answer.error.message).toMatch(/\S.*\.$/u);
    expect(answer.error.remedy).toMatch(/\S.*[.?]$/u);
    expect(stderr).toContain(`${answer.error.code}: ${answer.error.message}`);
    expect(exitCode).toBe(status);
  });

  it.each(good)('says "plumb %s" to people on stdout alone', async (line) => {
    const { stdout, stderr, exitCode } = await plumb(line);
    expect(stdout.trim()).not.toBe('');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  it.each(bad)('keeps stdout of "plumb %s" empty, and says the error on stderr', async (line, status) => {
    const { stdout, stderr, exitCode } = await plumb(line);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: status });
    expect(stderr).toMatch(/^[A-Z_]+: .+\n {2}→ .+\n$/u);
  });

  it.each(registry.map(({ name }) => name))('shows its help: plumb %s --help', async (name) => {
    const asked = await plumb(`${name} --help --format json`);
    expect(reply(asked.stdout)).toMatchObject({ ok: true, data: { name } });
    expect(await plumb(`${name} -h`)).toEqual(await plumb(`help ${name}`));
  });
});

it('refuses a format that there is none of, to people', async () => {
  const { stdout, stderr, exitCode } = await plumb('runs --format xml');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain('OPTION_VALUE_INVALID: --format was given "xml"');
});

/** Each command that can be called, with its name as it is written. */
function commandsOf(registration: Registration): (readonly [string, CommandRegistration])[] {
  if (!isGroup(registration)) return [[registration.name, registration]];
  return registration.commands.map((each) => [`${registration.name} ${each.name}`, each]);
}

describe('help', () => {
  it('is shown although something else is wrong', async () => {
    expect(await plumb('qa --mode fast --help')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it.each(registry.flatMap(commandsOf))('has examples that are understood: %s', async (name, { load }) => {
    const { examples } = await load();
    expect(examples.length).toBeGreaterThan(0);
    for (const { line } of examples) {
      const [given = ''] = line.split(/ >/u);
      expect(given).toMatch(new RegExp(`^plumb ${name}(?: |$)`, 'u'));
      const { exitCode } = await plumb(given.slice('plumb '.length));
      expect(exitCode).not.toBe(exitCodes.usage);
      if (!name.includes(' ')) expect(exitCode).toBe(0);
    }
  });

  it('lists every command, without loading one', async () => {
    const closed = registry.map(({ name, summary }) => ({
      name,
      summary,
      load: () => Promise.reject(new Error('loaded')),
    }));
    const { stdout } = await runPlumb([], { host: fakeHost(), commands: closed });
    for (const { name, summary } of registry)
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'mu'));
  });
});

describe('a broken workspace', () => {
  const invalid = { ...installedNx(), 'plumbline.json': '{"schemaVersion": 1, "budgets": {"quikMs": 5}}' };

  it.each(['qa', 'record', 'config'])('is one error of plumb %s, status 11', async (line) => {
    const { stdout, exitCode } = await plumb(`${line} --format json`, invalid);
    expect(exitCode).toBe(11);
    expect(reply(stdout)).toMatchObject({
      error: {
        code: 'CONFIGURATION_INVALID',
        details: {
          problems: [{ path: 'budgets.quikMs', line: 1, column: 34, suggestion: 'budgets.quickMs' }],
        },
      },
    });
  });

  it.each(['qa', 'record', 'config', 'runs'])('is missing for plumb %s outside of one', async (line) => {
    const ending = await runPlumb([line, '--format', 'json'], { host: fakeHost(), commands: registry });
    expect(ending.exitCode).toBe(10);
    expect(reply(ending.stdout)).toMatchObject({ error: { code: 'WORKSPACE_NOT_FOUND' } });
  });

  it('gives warnings in the reply and on stderr, and what else there is', async () => {
    const files = { '.plumbline/runs/a/pr.json': '{"cut off' };
    const { stdout, stderr, exitCode } = await plumb('runs --format json', files);
    expect(reply(stdout)).toMatchObject({
      ok: true,
      warnings: [{ level: 'warning', code: 'RUN_RECORD_INVALID' }],
    });
    expect(stderr).toMatch(/^warning RUN_RECORD_INVALID: /u);
    expect(exitCode).toBe(0);
  });
});
