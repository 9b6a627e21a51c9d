import { describe, expect, it } from 'vitest';
import {
  backSuite,
  cassetteFolder,
  chat,
  count,
  migrate,
  migrateTree,
  projectOf,
  recordingFile,
  testFile,
} from '../../fixtures/migration.ts';

const files = { [testFile]: backSuite, [recordingFile]: [chat, count] };

describe('a suite with nock.back', () => {
  it('has a cassette a test, found by the name of the recording', async () => {
    const { cassettes, cassette, requests } = await migrate(files);
    expect(cassettes).toEqual(['planning-plans-a-goal']);
    expect(cassette).toContain('"test":"planning > plans a goal"');
    expect(requests).toEqual(['POST https://planner.test/plan', 'GET https://planner.test/count']);
  });

  it('loses all of its set-up, and what only that needed, and is in tier 2', async () => {
    expect((await migrate(files)).source).toBe(`import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';

describe('planning', () => {
  it('plans a goal', { tags: ['tier2'] }, async () => {
    expect(await plan('bake')).toEqual({ steps: 2 });
  });
});
`);
  });

  it('goes stale when its test changes from what it is now', async () => {
    const { tree } = await migrate(files);
    const [timing = ''] = tree.children(cassetteFolder).filter((name) => name.endsWith('.timing.json'));
    expect(JSON.parse(tree.read(`${cassetteFolder}/${timing}`, 'utf-8') ?? '')).toMatchObject({
      testFile: 'plan.test.ts',
      fingerprint: { source: expect.stringMatching(/^[\da-f]{64}$/u) },
    });
  });

  it('keeps its recordings as they are, and has Plumbline in its configuration', async () => {
    const before = projectOf(files).read(recordingFile, 'utf-8');
    const { tree } = await migrate(files, { skipFormat: true });
    expect(tree.read(recordingFile, 'utf-8')).toBe(before);
    expect(tree.read('packages/p/vitest.config.ts', 'utf-8')).toContain('plumbline()');
  });

  it('says what it did', async () => {
    const { said } = await migrate(files);
    expect(said).toContain('1 cassette from 1 recording (nock) with 2 entries.');
    expect(said).toContain(`${testFile} > planning > plans a goal: 2 exchanges`);
  });

  it('changes nothing the second time', async () => {
    const { tree, source, cassette } = await migrate(files);
    const again = await migrateTree(tree);
    expect([again.source, again.cassette]).toEqual([source, cassette]);
  });

  it('keeps a cassette that is another, unless it may be replaced', async () => {
    const { tree } = await migrate(files);
    const [name = ''] = tree.children(cassetteFolder);
    tree.write(testFile, backSuite);
    tree.write(`${cassetteFolder}/${name}`, 'mine');
    const kept = await migrateTree(tree);
    expect(kept.cassette).toBe('mine');
    expect(kept.said).toContain(`${cassetteFolder}/${name}`);
    tree.write(testFile, backSuite);
    expect((await migrateTree(tree, { overwrite: true })).cassette).toContain('planner.test');
  });

  it('leaves sources alone where that is wanted', async () => {
    const { source, cassettes } = await migrate(files, { editTests: false });
    expect(source).toBe(backSuite);
    expect(cassettes).toHaveLength(1);
  });

  it('stays on nock where an entry could not be carried over, and says which', async () => {
    const { source, said } = await migrate({ ...files, [recordingFile]: [chat, { ...count, path: '*' }] });
    expect(source).toBe(backSuite);
    expect(said).toMatch(/plan\.json, entry 2 .*any path or method/u);
    expect(said).toMatch(/plan\.test\.ts:15 {2}.*nock\.back\('plan\.json'\)/u);
  });

  it('has recordings in order where a test uses several, whoever opens them', async () => {
    const suite = backSuite.replace(
      `    nockDone();`,
      `    nockDone();\n    const second = await nock.back('count.json');\n    second.nockDone();`,
    );
    const { requests, source } = await migrate({
      [testFile]: suite,
      'packages/p/src/fixtures/count.json': [count],
      [recordingFile]: [chat],
    });
    expect(requests).toEqual(['POST https://planner.test/plan', 'GET https://planner.test/count']);
    expect(source).not.toContain('nock');
  });

  it('may open its recording in a hook, and close it in another', async () => {
    const { source, cassettes, said } = await migrate({
      ...files,
      [testFile]: `import nock, { type BackContext } from 'nock';
import { afterEach, beforeEach, expect, it } from 'vitest';

let nockDone: () => void;

beforeEach(async () => {
  ({ nockDone } = await nock.back('plan.json'));
});
afterEach(() => {
  nockDone();
});

it('one', () => expect(1).toBe(1));
it('two', () => expect(1).toBe(1));
`,
    });
    expect(cassettes).toEqual(['one', 'two']);
    expect(said).toContain('plan.json: whole in the cassette of each of its 2 tests');
    expect(source).toBe(`import { expect, it } from 'vitest';

it('one', { tags: ['tier2'] }, () => expect(1).toBe(1));
it('two', { tags: ['tier2'] }, () => expect(1).toBe(1));
`);
  });
});

it('headers that recordings leave out can be given', async () => {
  const { cassette } = await migrate(files, { requestHeaders: ['anthropic-version: 2023-06-01'] });
  expect(cassette).toContain('["anthropic-version","2023-06-01"]');
});

it('secrets of recordings do not come into cassettes', async () => {
  const reqheaders = { authorization: 'Bearer not-a-real-key' };
  const { cassette } = await migrate({ ...files, [recordingFile]: [{ ...chat, reqheaders }] });
  expect(cassette).toContain('Bearer [redacted');
  expect(cassette).not.toContain('not-a-real-key');
});

it('a workspace without recordings stays as it is', async () => {
  const { tree, said } = await migrate({
    [testFile]: `import { it } from 'vitest';\nit('plans', () => {});\n`,
  });
  expect(tree.exists('packages/p/vitest.config.ts')).toBe(false);
  expect(said).toContain('0 cassettes; no file holds a recording.');
});
