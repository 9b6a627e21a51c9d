import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@plumbline-tools/emulator';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../setup/run-command.ts';
import { installFreshWorkspace } from '../workspace/fresh-workspace.ts';
import { outputOf, type Files, type Workspace } from '../workspace/workspace.ts';

const fixture = join(import.meta.dirname, 'fixtures/planner');
const folder = 'packages/planner';
const suite = `${folder}/src/planner.test.ts`;
const live = `${folder}/src/planner.live.test.ts`;
const versions = ['nx@23.2.1', '@nx/devkit@23.2.1', 'vitest@5.1.0', 'nock@15.0.6', 'openai@7.55.0'];

/** The suite as it stands in the fixture, in a project of its own. */
function projectFiles(): Files {
  const files = readdirSync(fixture, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const read = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [
      `${folder}${path.slice(fixture.length).replaceAll('\\', '/')}`,
      readFileSync(path, 'utf8'),
    ] as const;
  });
  return {
    ...Object.fromEntries(read),
    [`${folder}/package.json`]: { name: '@e2e/planner', type: 'module' },
  };
}

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The verdict of each test, by plain Vitest. */
async function verdicts(
  workspace: Workspace,
  ...args: readonly string[]
): Promise<Readonly<Record<string, string>>> {
  const { file, environment } = workspace.command('nx', []);
  const vitest = join(workspace.root, 'node_modules/vitest/vitest.mjs');
  const run = ['run', '--reporter=json', '--outputFile=verdicts.json', ...args];
  await runCommand({ file, environment, cwd: join(workspace.root, folder), arguments: [vitest, ...run] });
  const { testResults } = JSON.parse(workspace.read(`${folder}/verdicts.json`)) as VitestReport;
  workspace.remove(`${folder}/verdicts.json`);
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  return Object.fromEntries(all.map(({ fullName, status }) => [fullName, status]));
}

const migration = ['g', '@plumbline/nx:migrate-cassettes', '--project=@e2e/planner', '--keepLive'];
const command = [...migration, '--credentials=OPENAI_API_KEY'];

/** Installs what the suite and its migration need, and commits the suite. */
async function openPlannerWorkspace(): Promise<Workspace> {
  const fresh = await installFreshWorkspace(join(inject('workspaces'), 'nock-planner'), {
    packages: [...versions, ...Object.values(inject('tarballs'))],
  });
  const workspace = await fresh.reopen(process.execPath);
  workspace.write(projectFiles());
  await commit(workspace, 'planner');
  return workspace;
}

async function commit(workspace: Workspace, message: string): Promise<void> {
  await workspace.git('add', '.');
  await workspace.git('commit', '--quiet', `--message=${message}`);
}

/** The tests tell one story: each goes on from where the one before it ended. */
describe('a planner suite that is written with nock', () => {
  let workspace: Workspace;
  let before: Readonly<Record<string, string>>;
  const nx = async (...args: readonly string[]): Promise<string> => outputOf(await workspace.nx(args));

  beforeAll(async () => {
    workspace = await openPlannerWorkspace();
  });

  it('has verdicts of all kinds under plain Vitest and nock', async () => {
    before = await verdicts(workspace);
    expect(Object.values(before).toSorted()).toEqual([...Array<string>(7).fill('passed'), 'skipped']);
  });

  it('is migrated in a dry run that changes nothing and says all', async () => {
    await nx('g', '@plumbline/nx:init');
    await commit(workspace, 'plumbline');
    const said = await nx(...command, '--dry-run');
    expect(said).toContain('7 cassettes from 6 recordings (nock)');
    expect(said).toContain(`CREATE ${live}`);
    expect(await workspace.git('status', '--porcelain')).toBe('');
  });

  it('is migrated: cassettes, no nock in the tests, the recordings as they were', async () => {
    const said = await nx(...command);
    expect(said).not.toContain('Could not be carried over');
    expect(workspace.contents(`${folder}/src/__cassettes__`)).toHaveLength(14);
    expect(workspace.read(suite) + workspace.read(`${folder}/src/models.test.ts`)).not.toContain('nock');
    expect(await workspace.git('status', '--porcelain', `${folder}/src/recordings`)).toBe('');
  });

  it('has the same verdicts under plain Vitest and Plumbline', async () => {
    expect(await verdicts(workspace, '--tags-filter=not tier3')).toMatchObject(before);
  });

  it('has them in qa too, from recordings alone', async () => {
    expect(await nx('run', '@e2e/planner:qa')).toContain('✓ pr passed: ');
    expect(workspace.runRecord('%40e2e%2fplanner/pr.json')).toMatchObject({
      tests: { passed: 7, failed: 0 },
      recordings: { hits: 8, misses: 0, liveCalls: 0 },
    });
  });

  it('has its golden paths live, in tier 3, and they pass against the service', async () => {
    await using emulator = await startEmulator({ port: 0 });
    const OPENAI_BASE_URL = emulator.baseUrls['OPENAI_BASE_URL'] ?? '';
    expect(workspace.read(live).match(/tags: \['tier3'\]/gu)).toHaveLength(4);
    const environment = { OPENAI_API_KEY: 'any', OPENAI_BASE_URL };
    outputOf(await workspace.nx(['run', '@e2e/planner:live'], environment));
    expect(workspace.runRecord('%40e2e%2fplanner/live.json')).toMatchObject({
      tests: { passed: 4, failed: 0, notRun: 0 },
    });
  });

  it('does not run them without their key', async () => {
    expect(await nx('run', '@e2e/planner:live')).toContain('OPENAI_API_KEY');
  });
});
