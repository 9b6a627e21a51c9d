import { describe, expect, test } from 'vitest';
import type { CheckPlan } from './check-steps.ts';
import { runSteps } from './run-steps.ts';

/** Runs a plan whose scripts end with the given exit statuses, on a clock that moves a second a script. */
async function run(
  plan: CheckPlan,
  statuses: Readonly<Record<string, number>>,
): Promise<[string[], unknown]> {
  let moment = 0;
  const said: string[] = [];
  const results = await runSteps({
    plan,
    runScript: (name) => {
      moment += 1000;
      said.push(`ran ${name}`);
      return Promise.resolve(statuses[name] ?? 0);
    },
    now: () => moment,
    announce: (name) => said.push(`announced ${name}`),
  });
  return [said, results.map(({ name, outcome, durationMs }) => `${name} ${outcome} ${durationMs}`)];
}

const group = { script: 'static', steps: ['type', 'lint'] };

describe('runSteps', () => {
  test('a step is announced before it runs', async () =>
    expect(await run(['lint'], {})).toEqual([['announced lint', 'ran lint'], ['lint passed 1000']]));

  test('a step that fails does not keep the next from running', async () =>
    expect((await run(['lint', 'type'], { lint: 1 }))[1]).toEqual(['lint failed 1000', 'type passed 1000']));

  test('an interrupt does', async () =>
    expect((await run(['lint', 'type'], { lint: 130 }))[1]).toEqual(['lint failed 1000']));
});

describe('a group of steps', () => {
  test('runs once where it passes, and each of its steps passed', async () =>
    expect(await run([group, 'test'], {})).toEqual([
      ['announced static', 'ran static', 'announced test', 'ran test'],
      ['type passed 500', 'lint passed 500', 'test passed 1000'],
    ]));

  test('runs step by step where it fails, to say which it was', async () =>
    expect((await run([group, 'test'], { static: 1, lint: 1 }))[1]).toEqual([
      'type passed 1000',
      'lint failed 1000',
      'test passed 1000',
    ]));

  test('ends all where it is interrupted, together or alone', async () => {
    expect((await run([group, 'test'], { static: 130 }))[1]).toEqual(['static failed 1000']);
    expect((await run([group, 'test'], { static: 1, type: 130 }))[1]).toEqual(['type failed 1000']);
  });
});
