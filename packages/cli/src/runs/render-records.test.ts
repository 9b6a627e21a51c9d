import { expect, it } from 'vitest';
import { runRecord } from '../testing/run-record.ts';
import { renderRecords } from './render-records.ts';

it('is one aligned line a run, with the codes of its problems', () => {
  const problem = { code: 'TEST_FAILED', message: '', remedy: '' };
  const records = [
    runRecord(),
    runRecord({
      project: '@acme/web',
      run: 'nightly',
      outcome: 'failed',
      tests: { passed: 10, failed: 2, skipped: 0, notRun: 0 },
      problems: [problem, problem, { ...problem, code: 'OVER_BUDGET' }],
    }),
    runRecord({ run: 'live', outcome: 'not-run' }),
  ];
  expect(`\n${renderRecords(records).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    ✓ planner    pr       passed   3 passed             1.2 s
    ✗ @acme/web  nightly  failed   10 passed, 2 failed  1.2 s  TEST_FAILED, OVER_BUDGET
    ! planner    live     not-run  3 passed             1.2 s
    "
  `);
});

it('says how to begin where nothing has run', () => {
  expect(renderRecords([])).toEqual(['Nothing has run yet; `plumb qa` runs the tests.']);
});
