import type { CassetteInteraction } from '@plumbline/contracts';
import { expect, test } from 'vitest';
import { RuleSet } from '../rules/rule-set.ts';
import { diffCassettes } from './diff-cassettes.ts';

type Body = CassetteInteraction['request']['body'];

function interaction(path: string, body: Body, answer: Body): CassetteInteraction {
  return {
    kind: 'interaction',
    key: '0',
    request: { method: 'POST', url: `http://models.invalid${path}`, headers: [], body },
    response: { status: 200, statusText: 'OK', headers: [['Date', 'today']], body: answer },
  };
}

const json = (value: Extract<Body, { as: 'json' }>['value']): Body => ({ as: 'json', value });
const stream = (...chunks: string[]): Body => ({ as: 'chunks', chunks });

function diff(before: readonly CassetteInteraction[], after: readonly CassetteInteraction[]): unknown[] {
  return diffCassettes(before, after, new RuleSet()).map(
    ({ change, before: from, after: to, differences }) => [
      change,
      from,
      to,
      ...differences.map(({ at, recorded, now }) => `${at}: ${recorded ?? '-'} → ${now ?? '-'}`),
    ],
  );
}

test('names the paths of the values that differ, not lines', () => {
  const before = interaction('/a', json({ q: 1 }), json({ choices: [{ text: 'yes', n: 1 }] }));
  const after = interaction('/a', json({ q: 1 }), json({ choices: [{ n: 1, text: 'no' }], extra: true }));
  expect(diff([before], [after])).toEqual([
    ['changed', 1, 1, 'response.body.choices[0].text: "yes" → "no"', 'response.body.extra: - → true'],
  ]);
});

test('reads streams event by event, wherever they were cut', () => {
  const before = interaction('/a', json(1), stream('data: {"t":"a"}\n\nda', 'ta: {"t":"b"}\n\n'));
  const same = interaction('/a', json(1), stream('data: {"t":"a"}\n\n', 'data: {"t":"b"}\n\n'));
  const other = interaction('/a', json(1), stream('data: {"t":"a"}\n\ndata: {"t":"c"}\n\n'));
  expect(diff([before], [same])).toEqual([['same', 1, 1]]);
  expect(diff([before], [other])).toEqual([['changed', 1, 1, 'response.body[1].data.t: "b" → "c"']]);
});

test('follows a request by what it asks, then by where it goes; what has no partner was added or removed', () => {
  const [a, b, c] = ['/a', '/b', '/c'].map((path) => interaction(path, json(1), json('x'))) as [
    CassetteInteraction,
    CassetteInteraction,
    CassetteInteraction,
  ];
  expect(diff([a, b], [b, a, c])).toEqual([
    ['same', 2, 1],
    ['same', 1, 2],
    ['added', undefined, 3],
  ]);
  expect(diff([a, b], [interaction('/a', json(2), json('x'))])).toEqual([
    ['changed', 1, 1, 'request.body: 1 → 2'],
    ['removed', 2, undefined],
  ]);
});

test('tells a failure from an answer', () => {
  const answered = interaction('/a', json(1), json(1));
  const { kind, key, request } = answered;
  expect(diff([answered], [{ kind, key, request, failure: { as: 'timeout' } }])).toEqual([
    [
      'changed',
      1,
      1,
      'response: {"status":200,"statusText":"OK","headers":{"date":"today"},"body":1} → -',
      'failure: - → {"as":"timeout"}',
    ],
  ]);
});
