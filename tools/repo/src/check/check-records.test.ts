import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatSteps } from './format-steps.ts';
import { readOutcomes } from './read-outcomes.ts';
import { writeCheckRecord } from './write-check-record.ts';

describe('records of a check', () => {
  test('what is written is what is read', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-check-'));
    writeCheckRecord(folder.path, [{ name: 'lint', outcome: 'passed', durationMs: 12 }]);
    expect(await readOutcomes(folder.path)).toEqual({
      runs: [],
      unreadable: 0,
      check: {
        schemaVersion: 1,
        kind: 'check-record',
        steps: [{ name: 'lint', outcome: 'passed', durationMs: 12 }],
      },
    });
  });

  test('nothing written is nothing read', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-check-'));
    expect(await readOutcomes(folder.path)).toEqual({ runs: [], unreadable: 0, check: undefined });
  });

  test('a run record that is not one is counted', async () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-check-'));
    mkdirSync(join(folder.path, '.plumbline/runs/app'), { recursive: true });
    writeFileSync(join(folder.path, '.plumbline/runs/app/pr.json'), '{"tests":{"passed":7}}');
    expect(await readOutcomes(folder.path)).toEqual({ runs: [], unreadable: 1, check: undefined });
  });
});

test('formatSteps says what passed, what failed and what never ran', () =>
  expect(
    formatSteps(
      ['fmt:check', 'lint', 'test'],
      [
        { name: 'fmt:check', outcome: 'passed', durationMs: 1240 },
        { name: 'lint', outcome: 'failed', durationMs: 60 },
      ],
    ),
  ).toBe(['', 'check', '✓ fmt:check  1.2 s', '✗ lint       0.1 s', '– test       not run'].join('\n')));
