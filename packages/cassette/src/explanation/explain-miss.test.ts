import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { recordedCassette, type MadeExchange } from '../testing/recorded-cassette.contract.ts';

const url = 'http://models.invalid/v1/messages?beta=true';

async function missOf(exchanges: readonly MadeExchange[], to: string, init: RequestInit): Promise<string> {
  using stage = cassetteStage();
  writeFileSync(stage.path, recordedCassette(exchanges));
  const { error } = await stage.attempt('playback', () => fetch(to, init));
  return (error as Error).message;
}

function plan(question: string, more: object = {}): string {
  return JSON.stringify({ model: 'm-1', messages: [{ role: 'user', content: question }], ...more });
}

const exchanges: readonly MadeExchange[] = [
  { url, method: 'POST', body: plan('Plan a trip'), answer: 'trip' },
  { url, method: 'POST', body: plan('Cook a meal', { temperature: 1 }), answer: 'meal' },
  { url: 'http://models.invalid/v1/models', answer: 'm-1' },
];

describe('a miss names the nearest recorded request and where it differs', () => {
  test.for<[string, string, RequestInit, string]>([
    [
      'a field of the body',
      url,
      { method: 'POST', body: plan('Plan a party') },
      'The nearest, recorded request 1, differs in\n  body.messages[0].content: recorded "Plan a trip", now "Plan a party"',
    ],
    [
      'a field that is gone',
      url,
      { method: 'POST', body: plan('Cook a meal') },
      'recorded request 2, differs in\n  body.temperature: recorded 1, now missing',
    ],
    [
      'a field that is new',
      url,
      { method: 'POST', body: plan('Plan a trip', { stream: true }) },
      'recorded request 1, differs in\n  body.stream: not recorded, now true',
    ],
    [
      'a parameter',
      url.replace('true', 'false'),
      { method: 'POST', body: plan('Plan a trip') },
      'query.beta: recorded "true", now "false"',
    ],
    [
      'the path',
      'http://models.invalid/v1/model',
      {},
      'recorded request 3, differs in\n  path: recorded /v1/models, now /v1/model',
    ],
    ['the method', 'http://models.invalid/v1/models', { method: 'POST' }, 'method: recorded GET, now POST'],
    [
      'a header that matters',
      'http://models.invalid/v1/models',
      { headers: { 'anthropic-version': '2' } },
      'header.anthropic-version: not recorded, now "2"',
    ],
  ])('%s', async ([, to, init, said]) => {
    expect(await missOf(exchanges, to, init)).toContain(said);
  });

  test('long values from shortly before where they differ, without secrets', async () => {
    const long = 'x'.repeat(500);
    const recorded = [
      { url, method: 'POST', body: plan(`${long} with milk`, { password: 'one' }), answer: '' },
    ];
    const said = await missOf(recorded, url, {
      method: 'POST',
      body: plan(`${long} with sugar`, { password: 'two' }),
    });
    expect(said).toMatch(/recorded …x{6} with milk"…?, now …x{6} with sugar"…?$/m);
    expect(said).not.toContain('password');
  });

  test('six places at most, and how many more there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`f${String(index)}`, index]));
    const said = await missOf(exchanges, url, { method: 'POST', body: plan('Plan a trip', many) });
    expect(said).toContain('body.f5: not recorded, now 5\n  and 3 more');
  });

  test('an id of another conversation, where nothing else differs', async () => {
    const id = (digit: string): string => `http://models.invalid/threads/thread_${digit.repeat(16)}`;
    const said = await missOf([{ url: id('1'), answer: '' }], id('2'), {});
    expect(said).toMatch(/path: recorded .*thread_1+, now .*thread_2+/);
  });
});
