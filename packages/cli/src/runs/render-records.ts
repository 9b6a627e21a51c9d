import type { RunRecord } from '@plumbline/contracts';
import { formatDuration } from '@plumbline/qa';

const marks: Readonly<Record<RunRecord['outcome'], string>> = {
  passed: '✓',
  failed: '✗',
  interrupted: '✗',
  'not-run': '!',
};

/**
 * Draws run records as a table, one line a run.
 *
 * @param records - The records.
 * @returns Aligned lines; one that says so where there are none.
 */
export function renderRecords(records: readonly RunRecord[]): string[] {
  if (records.length === 0) return ['Nothing has run yet; `plumb qa` runs the tests.'];
  const rows = records.map(cellsOf);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf({ outcome, project, run, tests, durationMs, problems }: RunRecord): string[] {
  const counts = [`${String(tests.passed)} passed`, `${String(tests.failed)} failed`];
  const codes = [...new Set(problems.map(({ code }) => code))];
  return [
    `${marks[outcome]} ${project}`,
    run,
    outcome,
    counts.slice(0, tests.failed > 0 ? 2 : 1).join(', '),
    formatDuration(durationMs),
    codes.join(', '),
  ];
}
