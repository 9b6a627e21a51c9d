import { expectTypeOf, test as plain } from 'vitest';
import {
  invariant,
  matchesSchema,
  tokensAtMost,
  workflow,
  type Grown,
  type StandardSchema,
  type Validator,
} from './index.ts';

/* Checked by the compiler alone, with the rest of the tree: nothing here runs. */

/** What is never called. */
export function typesOfWorkflows(): void {
  stateGrows();
  fixturesAndConversation();
  validators({ '~standard': { version: 1, vendor: 'none', validate: () => ({}) } });
}

function stateGrows(): void {
  workflow('grows')
    .step('adds a number', ({ state }) => {
      expectTypeOf(state).toEqualTypeOf<Readonly<object>>();
      return { first: 1 };
    })
    .step('adds nothing', async ({ state }) => {
      expectTypeOf(state).toEqualTypeOf<Readonly<{ first: number }>>();
      // @ts-expect-error: what the steps before left is not changed
      state.first = 2;
      return Promise.resolve();
    })
    .step('adds a text, later, with options', { timeout: 1 }, async ({ state }) => {
      expectTypeOf(state.first).toBeNumber();
      return Promise.resolve({ second: 'two' });
    })
    .step('writes over it', ({ state }) => {
      expectTypeOf(state).toEqualTypeOf<Readonly<{ first: number; second: string }>>();
      return { first: ['one'] };
    })
    .step.only('sees all of it', ({ state }) => {
      expectTypeOf(state).toEqualTypeOf<Readonly<{ first: string[]; second: string }>>();
    });

  // @ts-expect-error: steps run in order
  workflow('is never concurrent', { concurrent: true });
  // @ts-expect-error: a step that fails leaves nothing to go on from
  workflow('has no step').step('that fails', { fails: true }, () => undefined);

  expectTypeOf<Grown<{ a: number }, { b: string }>>().toEqualTypeOf<{ a: number; b: string }>();
  expectTypeOf<Grown<{ a: number }, undefined>>().toEqualTypeOf<{ a: number }>();
}

function fixturesAndConversation(): void {
  const test = plain.extend<{ price: number }>({ price: 2 }).extend('name', () => 'a name');
  workflow('takes', {
    test,
    conversation: {
      open: () => new Set<string>(),
      save: (talk) => {
        expectTypeOf(talk).toEqualTypeOf<Set<string>>();
        return [...talk];
      },
      restore: (memory) => {
        expectTypeOf(memory).toEqualTypeOf<string[]>();
        return new Set(memory);
      },
    },
  }).step('all of it', ({ price, name, conversation, task, expect }) => {
    expectTypeOf(price).toBeNumber();
    expectTypeOf(name).toBeString();
    expectTypeOf(conversation).toEqualTypeOf<Set<string>>();
    expectTypeOf(task.name).toBeString();
    expect(price).toBe(2);
  });

  workflow('takes no more').step('than there is', ({ conversation }) => {
    expectTypeOf(conversation).toBeUndefined();
  });
}

function validators(schema: StandardSchema): void {
  workflow('is checked', { validators: [tokensAtMost({ step: 1 })] })
    .step('by what it left', () => ({ plan: { hours: 1 } }))
    .check(
      matchesSchema(schema, (state) => {
        expectTypeOf(state).toEqualTypeOf<{ plan: { hours: number } }>();
        return state.plan;
      }),
      invariant('hours are few', ({ plan }) => plan.hours < 9),
    )
    // @ts-expect-error: there is no such plan
    .check(invariant('there is another plan', ({ other }: { other: boolean }) => other))
    .step('and again', () => undefined);

  expectTypeOf(workflow('has no step to check yet')).not.toHaveProperty('check');
  expectTypeOf<Validator>().toExtend<Validator<{ any: string }>>();
}
