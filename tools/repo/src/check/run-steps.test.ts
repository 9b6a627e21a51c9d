import { describe, expect, test } from 'vitest';
import { runSteps } from './run-steps.ts';

/** Steps that end with the given exit statuses, on a clock that moves by one second a step. */
function stepsEnding(statuses: Readonly<Record<string, number>>): Parameters<typeof runSteps>[0] {
  let moment = 0;
  return {
    names: Object.keys(statuses),
    runScript: (name) => {
      moment += 1000;
      return Promise.resolve(statuses[name] ?? 0);
    },
    now: () => moment,
    announce: () => undefined,
  };
}

describe('runSteps', () => {
  test('a step that fails does not keep the next from running', async () =>
    expect(await runSteps(stepsEnding({ lint: 1, type: 0 }))).toEqual([
      { name: 'lint', outcome: 'failed', durationMs: 1000 },
      { name: 'type', outcome: 'passed', durationMs: 1000 },
    ]));

  test('an interrupt does', async () =>
    expect(await runSteps(stepsEnding({ lint: 130, type: 0 }))).toEqual([
      { name: 'lint', outcome: 'failed', durationMs: 1000 },
    ]));

  test('a step is announced before it runs', async () => {
    const said: string[] = [];
    const steps = stepsEnding({ lint: 0 });
    await runSteps({
      ...steps,
      announce: (name) => said.push(`announced ${name}`),
      runScript: (name) => Promise.resolve(said.push(`ran ${name}`)).then(() => 0),
    });
    expect(said).toEqual(['announced lint', 'ran lint']);
  });
});
