import { describe, expect, test } from 'vitest';
import type { StepExchange } from '../usage/step-exchange.ts';
import type { StepOutcome } from '../validator.ts';
import { costsAtMost } from './costs-at-most.ts';
import { invariant } from './invariant.ts';
import { matchesSchema } from './matches-schema.ts';
import { numberedIds, replacing, withoutFields, withoutTimes } from './normalizers.ts';
import type { SchemaResult, StandardSchema } from './standard-schema.ts';
import { tokensAtMost } from './tokens-at-most.ts';

function outcome<State>(state: State, exchanges: readonly StepExchange[] = []): StepOutcome<State> {
  return {
    workflow: 'flow',
    step: 'plans',
    state,
    exchanges,
    exchangesSoFar: [...exchanges, ...exchanges],
    expect,
  };
}

function exchange(changes: Partial<StepExchange> = {}): StepExchange {
  const usage = { input: 1000, cachedInput: 400, output: 100 };
  return {
    method: 'POST',
    url: 'https://models.invalid/',
    status: 200,
    model: 'talker-2026-01-01',
    usage,
    ...changes,
  };
}

describe('a schema', () => {
  const schema = (result: SchemaResult | Promise<SchemaResult>): StandardSchema => ({
    '~standard': { version: 1, vendor: 'test', validate: () => result },
  });

  test('that matches says nothing', async () => {
    await expect(matchesSchema(schema({}))(outcome(1))).resolves.toBeUndefined();
  });

  test('that does not match says where and why', async () => {
    const issues = [{ message: 'is empty', path: ['steps', { key: 0 }] }, { message: 'is odd' }];
    await expect(matchesSchema(schema(Promise.resolve({ issues })))(outcome(1))).rejects.toMatchObject({
      code: 'WORKFLOW_SCHEMA_MISMATCH',
      message: 'The step "plans" does not match its schema: steps.0: is empty; is odd.',
    });
  });
});

describe('an invariant', () => {
  test('that holds says nothing', async () => {
    await expect(
      invariant('one is one', (state: number) => state === 1)(outcome(1)),
    ).resolves.toBeUndefined();
  });

  test('that throws says what it threw', async () => {
    const checked = invariant<number>('one is two', (state) => {
      expect(state, 'the number').toBe(2);
      return true;
    })(outcome(1));
    await expect(checked).rejects.toMatchObject({
      code: 'WORKFLOW_INVARIANT_BROKEN',
      message: expect.stringContaining(
        'does not hold that one is two: the number: expected 1 to be 2',
      ) as string,
      cause: { name: 'AssertionError' },
    });
  });
});

describe('a ceiling', () => {
  const prices = { talker: { input: 2, cachedInput: 1, output: 10 } };

  test.for([
    ['tokens', tokensAtMost({ step: 1100 }), undefined],
    ['tokens', tokensAtMost({ step: 1099 }), 'The step "plans" took 1100 tokens; the ceiling is 1099.'],
    ['tokens', tokensAtMost({ workflow: 2199 }), 'The workflow, up to the step "plans" took 2200 tokens'],
    ['costs', costsAtMost({ step: 0.0026, workflow: 0.0052, prices }), undefined],
    ['costs', costsAtMost({ step: 0.0025, prices }), 'The step "plans" cost 0.0026; the ceiling is 0.0025.'],
    ['costs', costsAtMost({ workflow: 0.005, prices }), 'The workflow, up to the step "plans" cost 0.0052'],
    [
      'costs',
      costsAtMost({ step: 1, prices: { talk: prices.talker } }),
      'by the model "talker-2026-01-01", which has no price',
    ],
  ] as const)('on %s is held: %o, %s', ([, validator, message]) => {
    const checked = (): unknown => validator(outcome(1, [exchange()]));
    if (message === undefined) expect(checked()).toBeUndefined();
    else expect(checked).toThrow(message);
  });

  test('refuses a model that does not say what it took, and looks past other services and errors', () => {
    const silent = exchange({ usage: undefined });
    expect(() => tokensAtMost({ step: 1 })(outcome(1, [silent]))).toThrow(/does not say how many tokens/u);
    const others = [
      exchange({ usage: undefined, model: undefined }),
      exchange({ usage: undefined, status: 429 }),
    ];
    expect(tokensAtMost({ step: 0 })(outcome(1, others))).toBeUndefined();
  });
});

describe('a normalizer', () => {
  const id = 'resp_0123456789abcdef';
  const other = '5d2f5f0e-8c1d-4b55-9a57-0d7c53f5a001';

  test('numbers ids, the same id the same', () => {
    expect(numberedIds({ id, said: [`of ${other}`, id], size: 1 })).toEqual({
      id: '<id 1>',
      said: ['of <id 2>', '<id 1>'],
      size: 1,
    });
  });

  test('takes out times, patterns and fields', () => {
    const value = { at: '2026-01-02T03:04:05.678Z', list: [{ at: 1, text: 'took 12 ms' }], none: null };
    expect(withoutTimes(value)).toMatchObject({ at: '<time>' });
    expect(replacing(/\d+ ms/gu, '<duration>')(value)).toMatchObject({ list: [{ text: 'took <duration>' }] });
    expect(withoutFields('at')(value)).toEqual({
      at: '<at>',
      list: [{ at: '<at>', text: 'took 12 ms' }],
      none: null,
    });
  });
});
