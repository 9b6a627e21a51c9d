import { readRunRecords } from '@plumbline/qa';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecordPath, checkRecordSchema } from './check-record.ts';
import type { Outcomes } from './count-outcomes.ts';

/**
 * Reads what the tests and the last check left under `.plumbline/`.
 *
 * @param root - Absolute path of the workspace root.
 * @returns The run records, what could not be read of them, and the check record where there is one.
 * @throws SyntaxError or ZodError where the check record is not what its format says.
 */
export async function readOutcomes(root: string): Promise<Omit<Outcomes, 'statuses'>> {
  const { records, warnings } = await readRunRecords(root, { runs: ['pr'] });
  const path = join(root, checkRecordPath);
  const check = existsSync(path)
    ? checkRecordSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    : undefined;
  return { runs: records, unreadable: warnings.length, check };
}
