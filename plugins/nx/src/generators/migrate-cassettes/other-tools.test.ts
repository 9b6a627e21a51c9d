import { describe, expect, it } from 'vitest';
import { cassetteFolder, migrate, testFile } from '../../fixtures/migration.ts';

const har = (creator: string, name?: string) => ({
  log: {
    ...(name !== undefined && { _recordingName: name }),
    creator: { name: creator, version: '6.0.6' },
    entries: [
      {
        startedDateTime: '2026-03-02T10:00:00.000Z',
        request: { method: 'GET', url: 'https://planner.test/plan', headers: [] },
        response: { status: 200, statusText: 'OK', headers: [], content: { _file: 'body.txt', size: 2 } },
        timings: { wait: 12 },
      },
    ],
  },
});

describe('Polly', () => {
  const recording = {
    'packages/p/recordings/plans_1/recording.har': har('Polly.JS', 'plans'),
    'packages/p/recordings/plans_1/body.txt': 'ok',
  };

  it('is found by the name in the source, and leaves it', async () => {
    const { requests, source, said, tree } = await migrate({
      ...recording,
      [testFile]: `import NodeHttpAdapter from '@pollyjs/adapter-node-http';
import { Polly } from '@pollyjs/core';
import { it } from 'vitest';

Polly.register(NodeHttpAdapter);

it('plans', async () => {
  const polly = new Polly('plans', { adapters: ['node-http'], matchRequestsBy: { order: false } });
  await fetch('https://planner.test/plan');
  await polly.stop();
});
`,
    });
    expect(requests).toEqual(['GET https://planner.test/plan']);
    expect(source).toBe(`import { it } from 'vitest';

it('plans', { tags: ['tier2'] }, async () => {
  await fetch('https://planner.test/plan');
});
`);
    expect(said).toContain('plan.test.ts:8  matchRequestsBy went');
    const [timing = ''] = tree.children(cassetteFolder).filter((name) => name.endsWith('.timing.json'));
    expect(tree.read(`${cassetteFolder}/${timing}`, 'utf-8')).toContain('"head":12');
  });

  it('is found by the name of the test', async () => {
    const { cassettes } = await migrate({
      ...recording,
      'packages/p/recordings/plans_1/recording.har': har('Polly.JS', 'planning/plans'),
      [testFile]: `import { describe, it } from 'vitest';
describe('planning', () => { it('plans', () => {}); });
`,
    });
    expect(cassettes).toEqual(['planning-plans']);
  });
});

describe('undici', () => {
  it('has cassettes for all tests of a file whose dispatcher is for all of them', async () => {
    const snapshot = {
      request: { method: 'GET', url: 'https://planner.test/plan', headers: {}, body: '' },
      responses: [{ statusCode: 200, headers: {}, body: 'b2s=' }],
      callCount: 1,
    };
    const { cassettes, source } = await migrate({
      'packages/p/snapshots/plan.json': [{ hash: 'h', snapshot }],
      [testFile]: `import { Agent, getGlobalDispatcher, setGlobalDispatcher, SnapshotAgent } from 'undici';
import { afterAll, beforeAll, it } from 'vitest';

const before = getGlobalDispatcher();
const agent = new SnapshotAgent({ mode: 'playback', snapshotPath: './snapshots/plan.json' });
beforeAll(() => {
  setGlobalDispatcher(agent);
});
afterAll(async () => {
  setGlobalDispatcher(before);
  await agent.close();
});

it('plans', async () => {
  await fetch('https://planner.test/plan', { dispatcher: new Agent() });
});
it('plans again', async () => {
  await fetch('https://planner.test/plan');
});
`,
    });
    expect(cassettes.toSorted()).toEqual(['plans', 'plans-again']);
    expect(source).toBe(`import { Agent } from 'undici';
import { it } from 'vitest';

it('plans', { tags: ['tier2'] }, async () => {
  await fetch('https://planner.test/plan', { dispatcher: new Agent() });
});
it('plans again', { tags: ['tier2'] }, async () => {
  await fetch('https://planner.test/plan');
});
`);
  });
});

describe('HAR', () => {
  it('of a browser is found by its name, with the bodies beside it', async () => {
    const { cassette } = await migrate({
      'packages/p/src/planner.har': har('Playwright'),
      'packages/p/src/body.txt': 'from a file',
      [testFile]: `import { it } from 'vitest';
it('plans', async ({ page }) => { await page.routeFromHAR('./planner.har'); });
`,
    });
    expect(cassette).toContain('from a file');
  });

  it('does not reach for files that are not beside it', async () => {
    const outside = har('Playwright');
    const [entry] = outside.log.entries;
    if (entry !== undefined) entry.response.content._file = '../secret.txt';
    const { said } = await migrate({
      'packages/p/src/planner.har': outside,
      'packages/p/secret.txt': 'secret',
      [testFile]: `import { it } from 'vitest';\nit('plans', () => { open('planner.har'); });\n`,
    });
    expect(said).toContain('../secret.txt is not beside it');
  });
});
