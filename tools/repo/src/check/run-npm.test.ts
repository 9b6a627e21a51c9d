import { execFileSync } from 'node:child_process';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runNpm } from './run-npm.ts';

/** The npm that runs this suite, or else the one on the PATH. */
const npm =
  process.env['npm_execpath'] ?? execFileSync('npm', ['exec', '-c', 'echo $npm_execpath']).toString().trim();

test.each([
  ['the exit status of the script', 'exit 3', 3],
  ['0 where the script passes', 'exit 0', 0],
  ['130 where SIGINT ended it', 'kill -INT $$', 130],
  ['1 where there is no such script', undefined, 1],
])('it answers with %s', async (_case, script, status) => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-script-'));
  const scripts = script === undefined ? {} : { step: script };
  writeFileSync(join(folder.path, 'package.json'), JSON.stringify({ scripts }));
  const environment = { ...process.env, npm_execpath: npm };
  expect(await runNpm({ root: folder.path, args: ['run', '--silent', 'step'], environment })).toBe(status);
});

test('without npm it says how to start', async () => {
  const run = runNpm({ root: '.', args: ['run', 'step'], environment: {} });
  await expect(run).rejects.toThrow('npm_execpath');
});
