import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatSteps } from './format-steps.ts';
import { readOutcomes } from './read-outcomes.ts';
import { writeCheckRecord } from './write-check-record.ts';

describe('records of a check', () => {
  test('what is written is what is read', () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-check-'));
    writeCheckRecord(folder.path, [{ name: 'lint', outcome: 'passed', durationMs: 12 }]);
    expect(readOutcomes(folder.path)).toEqual({
      runs: [],
      check: {
        schemaVersion: 1,
        kind: 'check-record',
        steps: [{ name: 'lint', outcome: 'passed', durationMs: 12 }],
      },
    });
  });

  test('nothing written is nothing read', () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-check-'));
    expect(readOutcomes(folder.path)).toEqual({ runs: [], check: undefined });
  });

  test('a run record that is not one is refused', () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-check-'));
    mkdirSync(join(folder.path, '.plumbline/runs'), { recursive: true });
    writeFileSync(join(folder.path, '.plumbline/runs/project.json'), '{"tests":{"passed":7}}');
    expect(() => readOutcomes(folder.path)).toThrow('schemaVersion');
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
