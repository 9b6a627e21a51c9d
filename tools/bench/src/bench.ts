import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { batchQa } from './cases/batch-qa.ts';
import { cachedRun } from './cases/cached-run.ts';
import { playback } from './cases/playback.ts';
import { startUp } from './cases/start-up.ts';
import { renderTable, type Row } from './row.ts';

/** What can be measured, by name. */
const cases: Readonly<Record<string, (nodeModules: string, rounds: number) => Promise<readonly Row[]>>> = {
  'batch-qa': batchQa,
  'cached-run': cachedRun,
  playback,
  'start-up': startUp,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const nodeModules = join(import.meta.dirname, '../../../node_modules');
const rows: Row[] = [];
for (const name of positionals.length === 0 ? Object.keys(cases) : positionals) {
  const run = cases[name];
  if (run === undefined)
    throw new Error(`Unknown case "${name}": choose of ${Object.keys(cases).join(', ')}.`);
  process.stderr.write(`measuring ${name} …\n`);
  rows.push(...(await run(nodeModules, Number(values.rounds))));
}
process.stdout.write(`${renderTable(rows)}\n`);
