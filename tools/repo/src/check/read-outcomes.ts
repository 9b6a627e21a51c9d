import { runRecordSchema } from '@plumbline/contracts';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkRecordPath, checkRecordSchema } from './check-record.ts';
import type { Outcomes } from './count-outcomes.ts';

/**
 * Reads what the tests and the last check left under `.plumbline/`.
 *
 * @param root - Absolute path of the workspace root.
 * @returns The run records, and the check record where there is one.
 * @throws SyntaxError or ZodError where a record is not what its format says.
 */
export function readOutcomes(root: string): Pick<Outcomes, 'runs' | 'check'> {
  const runs = globSync('.plumbline/runs/**/*.json', { cwd: root }).map((path) =>
    parse(runRecordSchema, join(root, path)),
  );
  const checkPath = join(root, checkRecordPath);
  return { runs, check: existsSync(checkPath) ? parse(checkRecordSchema, checkPath) : undefined };
}

function parse<T>(schema: z.ZodType<T>, path: string): T {
  return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
