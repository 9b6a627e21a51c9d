import { addProjectConfiguration, logger, updateNxJson, type Tree } from '@nx/devkit';
import { emptyWorkspace } from '../../fixtures/empty-workspace.ts';
import { describe, expect, it, vi } from 'vitest';
import { tierGenerator } from './generator.ts';
import type { TierOptions } from './tier-options.ts';

type Change = (tree: Tree) => void;

const typescript: Change = (tree) => {
  tree.write('packages/p/tsconfig.json', '{}');
  tree.write('packages/p/src/index.ts', '');
};

/** A project of these files and no others. */
function only(...files: readonly string[]): Change {
  return (tree) => {
    for (const file of files) tree.write(`packages/p/${file}`, '');
  };
}

function workspace(change: Change = typescript): Tree {
  const tree = emptyWorkspace();
  addProjectConfiguration(tree, 'p', { root: 'packages/p' });
  change(tree);
  return tree;
}

async function scaffold(options: Partial<TierOptions>, tree = workspace()): Promise<Tree> {
  await tierGenerator(tree, { name: 'retry', project: 'p', skipFormat: true, ...options });
  return tree;
}

describe('the test', () => {
  it('of tier 1 is pure', async () => {
    const tree = await scaffold({ tier: 1, quick: true });
    const source = tree.read('packages/p/src/retry.test.ts', 'utf-8');
    expect(source).toContain(`it('retry', { tags: ['tier1', 'quick'] }, () => {`);
    expect(source).not.toContain('fetch');
  });

  it('of tier 2 makes a request that can be recorded', async () => {
    const tree = await scaffold({ tier: 2, url: 'http://127.0.0.1:4010/v1/models' });
    const source = tree.read('packages/p/src/retry.recorded.test.ts', 'utf-8');
    expect(source).toContain(`it('retry', { tags: ['tier2'] }, async () => {`);
    expect(source).toContain(`await fetch('http://127.0.0.1:4010/v1/models');`);
  });

  it('of tier 3 names its credentials and sends the first', async () => {
    const tree = await scaffold({ tier: 3, credentials: ['PLAN_KEY', 'PLAN_ORG'] });
    const source = tree.read('packages/p/src/retry.live.test.ts', 'utf-8') ?? '';
    expect(source.replaceAll(/\s+/gu, ' ')).toContain(
      `{ tags: ['tier3'], meta: { credentials: ['PLAN_KEY', 'PLAN_ORG'] } }`,
    );
    expect(source).toContain(`process.env['PLAN_KEY']`);
    expect(source).toMatch(/^import type \{\} from '@plumbline\/vitest';\n/u);
  });

  it('of tier 3 has no types in JavaScript', async () => {
    const tree = await scaffold({ tier: 3, credentials: ['PLAN_KEY'] }, workspace(only('src/index.js')));
    expect(tree.read('packages/p/src/retry.live.test.js', 'utf-8')).toMatch(
      /^import \{ expect, it \} from 'vitest';\n/u,
    );
  });

  it.each([
    ['beside the sources', typescript, 'packages/p/src/retry.test.ts'],
    ['where there is no folder for sources', () => undefined, 'packages/p/retry.test.js'],
    ['in TypeScript where the sources are', only('src/index.ts'), 'packages/p/src/retry.test.ts'],
    ['in TypeScript where some sources are', only('src/a.js', 'src/b.tsx'), 'packages/p/src/retry.test.ts'],
    [
      'in JavaScript where all sources are',
      only('src/a.mjs', 'tsconfig.json'),
      'packages/p/src/retry.test.js',
    ],
    ['in TypeScript where only a configuration is', only('tsconfig.json'), 'packages/p/retry.test.ts'],
  ])('stands %s', async (_case, change, file) => {
    expect((await scaffold({}, workspace(change))).exists(file)).toBe(true);
  });

  it.each([
    ['retry after failure', 'retry-after-failure.test.ts'],
    ['planner/RetryPolicy', 'planner/retry-policy.test.ts'],
    ['../../outside', undefined],
    ['', undefined],
    ['/', undefined],
  ])('named %j has the file name %j', async (name, file) => {
    if (file === undefined) {
      await expect(scaffold({ name })).rejects.toMatchObject({ code: 'TEST_NAME_INVALID', exitCode: 10 });
    } else {
      expect((await scaffold({ name })).exists(`packages/p/src/${file}`)).toBe(true);
    }
  });

  it('says its name as it was given, whatever is in it', async () => {
    const tree = await scaffold({ name: `it's a "test"` });
    expect(tree.read('packages/p/src/it-s-a-test.test.ts', 'utf-8')).toContain(String.raw`'it\'s a "test"'`);
  });

  it('cannot be quick and live', async () => {
    await expect(scaffold({ tier: 3, quick: true })).rejects.toMatchObject({ code: 'TAGS_CONFLICT' });
  });

  it('that cannot be says in the message, which is all that Nx shows, its code and what to do', async () => {
    await expect(scaffold({ tier: 3, quick: true })).rejects.toThrow(
      /^TAGS_CONFLICT: A test of tier 3 is live.*\n {2}→ Leave out --quick, or choose tier 1 or 2\.$/u,
    );
    await expect(scaffold({ project: 'nowhere' })).rejects.toThrow(/nowhere/u);
  });

  it('that is there already stays as it is', async () => {
    const tree = workspace((before) => {
      typescript(before);
      before.write('packages/p/src/retry.test.ts', '// mine\n');
    });
    expect((await scaffold({}, tree)).read('packages/p/src/retry.test.ts', 'utf-8')).toBe('// mine\n');
  });
});

describe('the Vitest configuration', () => {
  it('is created where there is none', async () => {
    const tree = await scaffold({});
    expect(tree.read('packages/p/vitest.config.ts', 'utf-8')).toContain('plugins: [plumbline()]');
  });

  it('is completed where it can be read', async () => {
    const tree = workspace((before) => {
      typescript(before);
      before.write('packages/p/vitest.config.ts', 'export default { test: {} };\n');
    });
    await scaffold({}, tree);
    expect(tree.read('packages/p/vitest.config.ts', 'utf-8')).toContain('plugins: [plumbline()]');
  });
});

it.each([
  ['TypeScript', typescript],
  ['JavaScript', only('src/index.js')],
  ['nothing yet', only()],
])('changes nothing the second time in a project of %s', async (_case, change) => {
  const options = { tier: 2, skipFormat: false } as const;
  const tree = await scaffold(options, workspace(change));
  const before = tree.listChanges().map(({ path, content }) => [path, content?.toString()]);
  await scaffold(options, tree);
  expect(tree.listChanges().map(({ path, content }) => [path, content?.toString()])).toEqual(before);
});

it('tells the next step, with the names that the targets have here', async () => {
  const tree = workspace((before) => {
    typescript(before);
    updateNxJson(before, { plugins: [{ plugin: '@plumbline/nx', options: { recordTargetName: 'tape' } }] });
  });
  const said = vi.spyOn(logger, 'info').mockReturnValue(undefined);
  const tell = await tierGenerator(tree, { name: 'retry', project: 'p', tier: 2, skipFormat: true });
  await tell();
  expect(said.mock.calls.flat().join('\n')).toContain(
    'Record it: nx run p:tape --files src/retry.recorded.test.ts',
  );
  said.mockRestore();
});
