import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cassetteStage } from '../../testing/cassette-stage.contract.ts';
import { recordedCassette } from '../../testing/recorded-cassette.contract.ts';

const script = fileURLToPath(new URL('../../../fixtures/load-http-late.ts', import.meta.url));

test('node:http is not loaded by us, and its first request is played back in the moment it is', async () => {
  using stage = cassetteStage();
  const url = 'http://models.invalid/a';
  writeFileSync(stage.path, recordedCassette([{ url, answer: 'recorded' }]));
  const { stdout } = await promisify(execFile)(process.execPath, [script, stage.path, url]);
  expect(JSON.parse(stdout)).toEqual({ wasLoaded: false, isLoadedByUs: false, body: 'recorded' });
});
