import { describe, expect, it } from 'vitest';
import { chat, count, migrate, recordingFile, suiteOf, testFile } from '../../fixtures/migration.ts';

describe('a recording that no test names', () => {
  const files = {
    [testFile]: suiteOf(`it('plans', () => {});`, `it.each([1])('plans %d', () => {});`),
    [recordingFile]: [chat],
  };

  it('is said, and not guessed', async () => {
    const { cassettes, said } = await migrate(files);
    expect(cassettes).toEqual([]);
    expect(said).toContain(`${recordingFile}: no test names it: say which with --map`);
  });

  it.each([
    ['--map', { map: ['src/fixtures/plan.json=src/plan.test.ts#plans'] }, 'plans'],
    ['--map, for a name that is computed', { map: [`${recordingFile}=${testFile}#plans 1`] }, 'plans-1'],
    ['--map, split at a comma by Nx', { map: [`${recordingFile}=${testFile}#plans 1`, ' 2'] }, 'plans-1-2'],
    ['--test', { files: ['**/plan.json'], test: 'src/plan.test.ts#plans' }, 'plans'],
  ])('goes where %s says', async (_case, options, name) => {
    expect((await migrate(files, options)).cassettes).toEqual([name]);
  });

  it.each([
    ['MIGRATION_OPTION_INVALID', { map: ['plan.json'] }],
    ['MIGRATION_OPTION_INVALID', { test: 'src/plan.test.ts' }],
    ['MIGRATION_OPTION_INVALID', { requestHeaders: ['no header'] }],
    ['MIGRATION_TEST_UNKNOWN', { test: 'src/other.test.ts#plans' }],
    ['MIGRATION_RECORDING_UNKNOWN', { map: ['other.json=src/plan.test.ts#plans'] }],
  ])('is refused with %s for %j', async (code, options) => {
    await expect(migrate(files, options)).rejects.toMatchObject({ code, exitCode: 10 });
  });

  it('is refused for a test that is not there, with those that are', async () => {
    const plain = { ...files, [testFile]: suiteOf(`it('plans', () => {});`) };
    await expect(migrate(plain, { test: 'src/plan.test.ts#plan' })).rejects.toThrow(
      /MIGRATION_TEST_UNKNOWN[^]*Give one of its tests: plans\./u,
    );
  });
});

describe('a name that several recordings have', () => {
  const files = { 'packages/p/a/plan.json': [chat], 'packages/p/b/plan.json': [count] };

  it('is not taken for one of them', async () => {
    const { cassettes, said } = await migrate({
      ...files,
      [testFile]: suiteOf(`it('plans', async () => { await nock.back('plan.json'); });`),
    });
    expect(cassettes).toEqual([]);
    expect(said).toContain('its name may mean another recording as well');
  });

  it('means the one in the folder that the source names', async () => {
    const { requests } = await migrate({
      ...files,
      [testFile]: suiteOf(
        `nock.back.fixtures = '../b';`,
        `it('plans', async () => { await nock.back('plan.json'); });`,
      ),
    });
    expect(requests).toEqual(['GET https://planner.test/count']);
  });
});

it('a recording whose tests have computed names is said', async () => {
  const { said } = await migrate({
    [recordingFile]: [chat],
    [testFile]: suiteOf(`it.each([1])('plans %d', async () => { await nock.back('plan.json'); });`),
  });
  expect(said).toContain('the names of the tests that use it are computed');
});

it('a test file that cannot be parsed is said', async () => {
  const { said } = await migrate({ [recordingFile]: [chat], [testFile]: 'it(' });
  expect(said).toContain(`${testFile} cannot be parsed`);
});
