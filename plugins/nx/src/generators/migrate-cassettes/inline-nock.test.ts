import { describe, expect, it } from 'vitest';
import { migrate, suiteOf, testFile } from '../../fixtures/migration.ts';

describe('nock in the source of a test', () => {
  it('is read: constants, queries, repeats, several replies of one scope', async () => {
    const { requests, source } = await migrate({
      [testFile]: suiteOf(
        `const host = 'https://planner.test';`,
        `it('asks', async () => {`,
        `  const scope = nock(host, { encodedQueryParams: true })`,
        `    .get('/plan').query({ q: 'a b', tag: ['x', 'y'] }).twice().reply(200, { ok: true })`,
        `    .post('/plan', { goal: 'bake' }).reply(201, undefined, { Location: '/plan/1' });`,
        `  expect(1).toBe(1);`,
        `  scope.done();`,
        `});`,
      ),
    });
    expect(requests).toEqual([
      'GET https://planner.test/plan?q=a+b&tag=x&tag=y',
      'GET https://planner.test/plan?q=a+b&tag=x&tag=y',
      'POST https://planner.test/plan',
    ]);
    expect(source).not.toContain('nock');
  });

  it('of a hook is for all tests of its suite', async () => {
    const { cassettes, source } = await migrate({
      [testFile]: suiteOf(
        `describe('a', () => {`,
        `  beforeEach(() => { nock('https://planner.test').get('/plan').reply(200); });`,
        `  it('one', () => { expect(1).toBe(1); });`,
        `  it('two', () => { expect(1).toBe(1); });`,
        `});`,
        `it('three', () => { expect(1).toBe(1); });`,
      ),
    });
    expect(cassettes).toEqual(['a-one', 'a-two']);
    expect(source).not.toContain('beforeEach(');
  });

  it('of a scope that one test looks at is for all tests before which it was made', async () => {
    const { cassettes, source } = await migrate({
      [testFile]: suiteOf(
        `const scope = nock('https://planner.test').get('/plan').reply(200);`,
        `it('one', () => { expect(1).toBe(1); });`,
        `it('two', () => { scope.done(); });`,
      ),
    });
    expect(cassettes).toEqual(['one', 'two']);
    expect(source).not.toContain('scope');
  });

  it('of a function is for the tests that call it', async () => {
    const { cassettes } = await migrate({
      [testFile]: suiteOf(
        `function mockPlan() { nock('https://planner.test').get('/plan').reply(200); }`,
        `it('one', () => { mockPlan(); });`,
        `it('two', () => { expect(1).toBe(1); });`,
      ),
    });
    expect(cassettes).toEqual(['one']);
  });

  it('may be imported by require', async () => {
    const { cassettes, source } = await migrate({
      [testFile]: `const nock = require('nock');
it('one', () => { nock('https://planner.test').get('/plan').reply(200); });
`,
    });
    expect(cassettes).toEqual(['one']);
    expect(source).toBe(`it('one', { tags: ['tier2'] }, () => {});\n`);
  });

  it.each([
    ['a reply function', `nock('https://a.test').get('/').reply(200, () => 'x')`, 'its reply is a function'],
    ['a pattern', `nock(/a/).get('/').reply(200)`, 'its host is a pattern'],
    ['of a path that is one', `nock('https://a.test').get(/x/).reply(200)`, 'its path or body is matched'],
    ['for any body', `nock('https://a.test').post('/').reply(200)`, 'it matches any body'],
    ['for any query', `nock('https://a.test').get('/').query(true).reply(200)`, 'it matches any query'],
    ['an error', `nock('https://a.test').get('/').replyWithError('no')`, '.replyWithError() is not carried'],
    [
      'filtered',
      `nock('https://a.test').filteringPath(/x/, 'y').get('/').reply(200)`,
      'what .filteringPath()',
    ],
  ])('that is %s stays, and is said', async (_case, chain, reason) => {
    const text = suiteOf(`it('one', () => {`, `  ${chain};`, `});`);
    const { source, said } = await migrate({ [testFile]: text }, { skipFormat: true });
    expect(source).toBe(text);
    expect(said).toContain(`${testFile}:4: ${reason}`);
  });

  it('that repeats, waits or is optional is carried over with a word about it', async () => {
    const reply = `nock('https://a.test').persist().get('/').delay(5).optionally().reply(200);`;
    const { said } = await migrate({ [testFile]: suiteOf(`it('one', () => { ${reply} });`) });
    expect(said).toMatch(/and different\n {2}.*delay.*\n {2}.*any number of times.*\n {2}.*optional/u);
  });

  it('that is used by more than set-up stays whole, with every place', async () => {
    const text = suiteOf(
      `it('one', () => {`,
      `  const scope = nock('https://a.test').get('/').reply(200);`,
      `  expect(scope.pendingMocks()).toEqual([]);`,
      `});`,
    );
    const { source, said, cassettes } = await migrate({ [testFile]: text }, { skipFormat: true });
    expect(source).toBe(text);
    expect(said).toContain(`${testFile}:5  expect(scope.pendingMocks()).toEqual([]); (uses scope)`);
    expect(cassettes).toEqual(['one']);
  });

  it.each(['expect(scope.isDone()).toBe(true);', 'scope.done();', 'expect(nock.isDone()).toBeTruthy();'])(
    'that is asked for all of it by %s goes, with a word about it',
    async (assertion) => {
      const { source, said } = await migrate({
        [testFile]: suiteOf(
          `it('one', () => {`,
          `  const scope = nock('https://a.test').get('/').reply(200);`,
          `  ${assertion}`,
          `});`,
        ),
      });
      expect(source).not.toMatch(/nock|scope/u);
      expect(said).toMatch(/:5 {2}(?:is)?[Dd]one\(\) went: cassettes\.unplayed/u);
    },
  );

  it('that is asked not to be done stays', async () => {
    const text = suiteOf(
      `it('one', () => {`,
      `  const scope = nock('https://a.test').get('/').reply(200);`,
      `  expect(scope.isDone()).toBe(false);`,
      `});`,
    );
    expect((await migrate({ [testFile]: text }, { skipFormat: true })).source).toBe(text);
  });

  it('of files that are not wanted stays', async () => {
    const text = suiteOf(`it('one', () => { nock('https://a.test').get('/').reply(200); });`);
    const { source, cassettes } = await migrate(
      { [testFile]: text },
      { skipFormat: true, files: ['**/*.har'] },
    );
    expect([source, cassettes]).toEqual([text, []]);
  });

  it('that lets hosts through says what takes the place of that', async () => {
    const text = suiteOf(
      `nock.disableNetConnect();`,
      `nock.enableNetConnect('127.0.0.1');`,
      `it('one', () => { nock('https://a.test').get('/').reply(200); });`,
    );
    const { source, said } = await migrate({ [testFile]: text });
    expect(source).not.toContain('nock');
    expect(said).toContain(`${testFile}:4  enableNetConnect went: hosts that tests may reach`);
  });
});
