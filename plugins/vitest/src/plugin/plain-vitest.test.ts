import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const fixtures = join(import.meta.dirname, '../../fixtures/plain');
const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');

/** Runs the command `vitest` as people do, and gives what it prints. */
function printedBy(fixture: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [vitest, 'run'], {
    cwd: join(fixtures, fixture),
    env: { ...process.env, NO_COLOR: '1', PLUMBLINE_HTTP_MODE: '' },
    encoding: 'utf8',
  });
  return stdout + stderr;
}

test('plain Vitest says of each refusal its code and what to do', () => {
  const printed = printedBy('refused');
  const record = 'Record it with `PLUMBLINE_HTTP_MODE=record npx vitest run';
  for (const [error, remedy] of [
    ['CASSETTE_MISSING: GET https://service.invalid/price was refused', record],
    ['CASSETTE_MISSING: GET https://service.invalid/hook was refused', record],
    ['LIVE_CALL_REFUSED: CONNECT service.invalid:7 by node:net was refused', 'Allow the host'],
    ['UNKNOWN_TAG: The tag "tier4" is not registered.', 'Use tier1, tier2, tier3 or quick'],
  ] as const) {
    const [, after = ''] = printed.split(error);
    expect(after.split('\n')[1], error).toContain(`  → ${remedy}`);
  }
});

test('plain Vitest says in three lines what is wrong with plumbline.json', () => {
  const [, error = ''] = printedBy('invalid').split('Startup Error');
  expect(error.trim().split('\n').slice(1)).toEqual([
    'CONFIGURATION_INVALID: plumbline.json has one problem:',
    expect.stringContaining('found the unknown key "budget"'),
    expect.stringMatching(/^ {2}→ Mend plumbline\.json/u),
  ]);
});
