import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkRecordPath, type StepResult } from './check-record.ts';

/**
 * Writes the record of a check, whole.
 *
 * @param root - Absolute path of the workspace root.
 * @param steps - The steps that ran.
 */
export function writeCheckRecord(root: string, steps: readonly StepResult[]): void {
  const path = join(root, checkRecordPath);
  mkdirSync(dirname(path), { recursive: true });
  const record = { schemaVersion: 1, kind: 'check-record', steps };
  writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`, { flush: true });
  renameSync(`${path}.new`, path);
}
