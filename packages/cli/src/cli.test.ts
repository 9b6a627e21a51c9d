import { once } from 'node:events';
import { replySchema } from '@plumbline/contracts';
import { describe, expect, it } from 'vitest';
import { endOfBin, startBin, type BinEnd, type BinStart } from './testing/run-bin.ts';
import { installedNx, temporaryWorkspace } from './testing/temporary-workspace.ts';

function plumb(line: string, start: BinStart = {}): Promise<BinEnd> {
  return endOfBin(startBin(line.split(' '), start));
}

function reply(stdout: string) {
  return replySchema.parse(JSON.parse(stdout));
}

describe('the command itself', () => {
  it('shows its help', async () => {
    const { status, stdout, stderr } = await plumb('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^plumb: .+\n\nUsage: plumb <command>/u);
  });

  it('has the version of its package', async () => {
    const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
    expect(await plumb('--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('exits with the status of its error', async () => {
    const { status, stdout } = await plumb('--format json rusn');
    expect(status).toBe(2);
    expect(reply(stdout)).toMatchObject({
      error: { code: 'COMMAND_UNKNOWN', details: { suggestion: 'runs' } },
    });
  });

  it('is not disturbed by a reader that has seen enough', async () => {
    const child = startBin(['schema', 'run-record']);
    child.stdout.destroy();
    const [status] = (await once(child, 'exit')) as [number | null];
    expect(status).toBe(0);
  });
});

describe('a run of the command', () => {
  const talking = `
    console.log('nx says ' + process.argv.slice(2).join(' '));
    process.exitCode = 1;`;

  it('keeps stdout for one JSON document: what nx says goes to stderr', async () => {
    await using workspace = await temporaryWorkspace(installedNx(talking));
    const { status, stdout, stderr } = await plumb('qa --format json', { directory: workspace.root });
    expect(status).toBe(30);
    expect(reply(stdout)).toMatchObject({ error: { code: 'NX_FAILED' } });
    expect(stderr).toContain('nx says run-many -t qa -c pr\n');
  });

  it('shows people what nx says where they look', async () => {
    await using workspace = await temporaryWorkspace(installedNx(talking));
    const { stdout } = await plumb('qa', { directory: workspace.root });
    expect(stdout).toContain('nx says run-many -t qa -c pr\n');
  });

  it('says nothing of what it asks nx for itself', async () => {
    const knowing = `
      const [command] = process.argv.slice(2);
      if (command === 'show') console.error('noise');
      if (command === 'show') console.log(process.argv[4] === '--json' ? '["planner"]' : '[]');`;
    await using workspace = await temporaryWorkspace(installedNx(knowing));
    expect(await plumb('record planer', { directory: workspace.root })).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'PROJECT_UNKNOWN: There is no project "planer".\n  → Did you mean `planner`? `npx nx show projects` lists the projects.\n',
    });
  });

  it('hands an interruption on, waits for nx to end in order, and exits with 130', async () => {
    const patient = `
      process.on('SIGINT', () => { console.log('kept what had passed'); process.exit(130); });
      setInterval(() => {}, 1_000);
      console.log('ready');`;
    await using workspace = await temporaryWorkspace(installedNx(patient));
    const child = startBin('qa --mode nightly --format json'.split(' '), { directory: workspace.root });
    child.stderr.once('data', () => child.kill('SIGINT'));
    const { status, stdout, stderr } = await endOfBin(child);
    expect(status).toBe(130);
    expect(reply(stdout)).toMatchObject({ error: { code: 'INTERRUPTED' } });
    expect(stderr).toContain('kept what had passed');
    expect(stderr.match(/ready/gu)).toHaveLength(1);
  });

  it('answers a crash outside of any command by the same envelope', async () => {
    const crash = 'data:text/javascript,process.on("SIGUSR2", () => { throw new Error("stray"); })';
    await using workspace = await temporaryWorkspace(installedNx('process.kill(process.ppid, "SIGUSR2");'));
    const start = { directory: workspace.root, node: ['--import', crash] };
    const { status, stdout } = await plumb('qa --format json', start);
    expect(status).toBe(1);
    expect(reply(stdout)).toMatchObject({ error: { code: 'INTERNAL', message: 'stray' } });
  });
});

describe('the start of the command', () => {
  const watch = `data:text/javascript,
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    process.on('exit', () => { process.stderr.write(JSON.stringify(loaded)); });`;

  /* What it costs is measured by `npm run bench -- start-up`. */
  it.each(['--help', '--version', 'qa --help'])(
    'of plumb %s loads no schema library and no engine',
    async (line) => {
      const { stderr } = await plumb(line, { node: ['--import', watch] });
      const loaded = JSON.parse(stderr) as readonly string[];
      expect(loaded.some((url) => url.endsWith('/cli/src/run-plumb.ts'))).toBe(true);
      expect(loaded.filter((url) => /\/zod\/|\/packages\/(?:qa|durable|cassette)\//u.test(url))).toEqual([]);
    },
  );
});
