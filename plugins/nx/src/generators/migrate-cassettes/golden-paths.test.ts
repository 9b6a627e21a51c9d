import { describe, expect, it } from 'vitest';
import { migrate, testFile } from '../../fixtures/migration.ts';

const liveFile = 'packages/p/src/plan.live.test.ts';
const files = {
  [testFile]: `import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { fail, plan } from './plan.ts';

const service = { apiKey: 'test' };

describe('planning', { tags: ['quick'] }, () => {
  it('plans', async () => {
    nock('https://planner.test').get('/plan').reply(200, 'ok');
    expect(await plan(service)).toBe('ok');
  }, 5000);

  it('fails', async () => {
    nock('https://planner.test').get('/failure').reply(500);
    expect(await fail(service)).toBe(500);
  });
});
`,
};

describe('golden paths', () => {
  it('are kept as live tests, with their credentials', async () => {
    const { tree, said } = await migrate(files, { keepLive: true, credentials: ['PLANNER_KEY'] });
    expect(tree.read(liveFile, 'utf-8')).toBe(`import type {} from '@plumbline/vitest';
import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';

const service = { apiKey: 'test' };

describe('planning', { tags: [] }, () => {
  it('plans', { tags: ['tier3'], meta: { credentials: ['PLANNER_KEY'] }, timeout: 5000 }, async () => {
    expect(await plan(service)).toBe('ok');
  });
});
`);
    expect(said).toContain(`${liveFile}:5  apiKey is written down`);
  });

  it('are those that are named, where some are', async () => {
    const { tree } = await migrate(files, { keepLive: true, goldenPaths: ['planning > fails'] });
    const live = tree.read(liveFile, 'utf-8');
    expect(live).toContain("it('fails'");
    expect(live).not.toContain("it('plans'");
  });

  it('may have commas in their names, at which Nx splits', async () => {
    const named = files[testFile].replace("it('plans'", "it('plans, and plans'");
    const { tree } = await migrate(
      { [testFile]: named },
      { keepLive: true, goldenPaths: ['planning > plans', ' and plans'] },
    );
    expect(tree.read(liveFile, 'utf-8')).toContain("it('plans, and plans'");
  });

  it('that are no tests are refused, with those that are', async () => {
    await expect(migrate(files, { keepLive: true, goldenPaths: ['plans'] })).rejects.toThrow(
      /MIGRATION_TEST_UNKNOWN[^]*planning > plans; planning > fails/u,
    );
  });

  it('are not kept unless that is wanted', async () => {
    expect((await migrate(files)).tree.exists(liveFile)).toBe(false);
  });

  it('do not replace live tests that are there', async () => {
    const { tree, said } = await migrate({ ...files, [liveFile]: '// mine\n' }, { keepLive: true });
    expect(tree.read(liveFile, 'utf-8')).toBe('// mine\n');
    expect(said).toMatch(/There before, and not replaced .*\n {2}packages\/p\/src\/plan\.live\.test\.ts/u);
  });
});
