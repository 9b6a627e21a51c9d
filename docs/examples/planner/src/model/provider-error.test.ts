import { describe, expect, test } from 'vitest';
import { PlanError } from '../plan/plan-error.ts';
import { scriptedModel } from '../testing/scripted-model.ts';
import type { PlannerModel, ProviderFailure } from './planner-model.ts';
import { providerError } from './provider-error.ts';

const thrown = new Error('outer', { cause: new Error('connect ECONNREFUSED') });

function modelThatExplains(failure: ProviderFailure | undefined): PlannerModel {
  return { ...scriptedModel([]), explain: () => failure };
}

describe('what a service threw', { tags: ['tier1'] }, () => {
  test.for([
    [401, undefined, 'PROVIDER_UNAUTHORIZED'],
    [403, undefined, 'PROVIDER_UNAUTHORIZED'],
    [400, 'API_KEY_INVALID', 'PROVIDER_UNAUTHORIZED'],
    [400, 'INVALID_ARGUMENT', 'PROVIDER_REJECTED'],
    [404, undefined, 'PROVIDER_REJECTED'],
    [429, undefined, 'PROVIDER_RATE_LIMITED'],
    [500, undefined, 'PROVIDER_UNAVAILABLE'],
    [529, undefined, 'PROVIDER_UNAVAILABLE'],
  ] as const)('is, with status %s and code %s, %s', ([status, code, expected]) => {
    expect(providerError(thrown, modelThatExplains({ status, code, message: 'No.' }))).toMatchObject({
      code: expected,
      message: `scripted answered ${String(status)}: No.`,
      details: { provider: 'scripted', status, providerCode: code },
      cause: thrown,
    });
  });

  test('without an answer, says what stood in the way at the very bottom', () => {
    const failure = { status: undefined, code: undefined, message: 'Connection error.' };

    expect(providerError(thrown, modelThatExplains(failure))).toMatchObject({
      code: 'PROVIDER_UNREACHABLE',
      message: 'scripted was not reached: connect ECONNREFUSED',
    });
  });

  test('stays as it is where the service did not fail', () => {
    const own = new PlanError({ code: 'MODEL_REFUSED', message: 'no', remedy: 'none' });

    expect(providerError(thrown, modelThatExplains(undefined))).toBe(thrown);
    expect(providerError(own, modelThatExplains({ status: 500, code: undefined, message: 'x' }))).toBe(own);
  });
});
