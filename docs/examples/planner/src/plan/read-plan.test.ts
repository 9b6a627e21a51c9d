import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryPlan, seed } from '../testing/arbitrary-plan.ts';
import type { PlanError } from './plan-error.ts';
import type { Step } from './plan.ts';
import { readPlan } from './read-plan.ts';

function planText(...steps: readonly (readonly [id: string, ...dependsOn: readonly string[]])[]): string {
  const written: readonly Step[] = steps.map(([id, ...dependsOn]) => ({
    id,
    title: id,
    hours: 1,
    dependsOn,
  }));
  return JSON.stringify({ goal: 'Bake bread', steps: written });
}

function errorOf(text: string): PlanError {
  const reading = readPlan(text);
  if (reading.ok) {
    throw new Error('expected an invalid plan');
  }
  return reading.error;
}

describe('reading a plan', { tags: ['tier1'] }, () => {
  test('a valid plan is read as it is', { tags: ['quick'] }, () => {
    const text = planText(['knead'], ['rise', 'knead'], ['bake', 'rise']);

    expect(readPlan(text)).toEqual({ ok: true, plan: JSON.parse(text) as unknown });
  });

  test('a cycle is named step by step', { tags: ['quick'] }, () => {
    const error = errorOf(planText(['shop'], ['knead', 'bake', 'shop'], ['rise', 'knead'], ['bake', 'rise']));

    expect(error.code).toBe('PLAN_DEPENDENCY_CYCLE');
    expect(error.message).toBe('The dependencies form a cycle: knead → bake → rise → knead.');
    expect(error.remedy).toContain('ask for the whole plan again');
  });

  test('a step that depends on itself is a cycle', () => {
    expect(errorOf(planText(['knead', 'knead'])).message).toBe(
      'The dependencies form a cycle: knead → knead.',
    );
  });

  test('every duplicate and every unknown dependency is listed', () => {
    const error = errorOf(planText(['knead'], ['knead', 'shop'], ['bake', 'rest']));

    expect(error.code).toBe('PLAN_DUPLICATE_STEP');
    expect(error.details['problems']).toEqual([
      { code: 'PLAN_DUPLICATE_STEP', message: 'Step "knead" is there more than once.' },
      {
        code: 'PLAN_UNKNOWN_DEPENDENCY',
        message: 'Step "knead" depends on "shop", which is no step of the plan.',
      },
      {
        code: 'PLAN_UNKNOWN_DEPENDENCY',
        message: 'Step "bake" depends on "rest", which is no step of the plan.',
      },
    ]);
  });

  test('text that is not JSON is quoted from its beginning', () => {
    expect(errorOf('Sure! Here is the plan you asked for, in full.')).toMatchObject({
      code: 'PLAN_NOT_JSON',
      message:
        'Expected a plan as JSON, got text that begins with "Sure! Here is the plan you asked for, in".',
    });
  });

  test.for([
    ['null', 'plan: '],
    ['{"goal":"x","steps":[]}', 'steps: '],
    ['{"goal":"x","steps":[{"id":"A b","title":"t","hours":1,"dependsOn":[]}]}', 'steps.0.id: '],
    ['{"goal":"x","steps":[{"id":"a","title":"t","hours":0,"dependsOn":[]}]}', 'steps.0.hours: '],
    ['{"goal":"x","steps":[{"id":"a","title":"t","hours":1}]}', 'steps.0.dependsOn: '],
    ['{"goal":"x","steps":[{"id":"a","title":"t","hours":1,"dependsOn":[],"who":"me"}]}', 'steps.0: '],
  ] as const)('the shape of %s is wrong, and the error says where', ([text, place]) => {
    const error = errorOf(text);

    expect(error.code).toBe('PLAN_SHAPE_INVALID');
    expect(error.message.startsWith(place)).toBe(true);
  });

  test('every valid plan is read back, whatever the order of its steps', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        expect(readPlan(JSON.stringify(plan))).toEqual({ ok: true, plan });
      }),
      { seed },
    );
  });

  test('no JSON whatever makes it throw', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readPlan(text).ok).toBe(false);
      }),
      { seed },
    );
  });
});
