import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CassetteReader } from '../file/cassette-reader.ts';
import { RequestKeys } from '../key/request-keys.ts';
import { interceptHttp } from '../index.ts';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const trials = process.env['PLUMBLINE_SOAK'] === '1' ? 200 : 1;
const recorder = fileURLToPath(new URL('../../fixtures/record-for-ever.ts', import.meta.url));

/** Kills a recording process while it writes its cassette for the nth time. */
async function killInRound(path: string, signal: NodeJS.Signals, killAt: number): Promise<void> {
  const child = spawn(process.execPath, [recorder, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number(line) >= killAt) child.kill(signal);
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('a recording that is ended in the middle', () => {
  test.for(['SIGKILL', 'SIGINT'] as const)(
    'by %s leaves a whole cassette',
    { timeout: trials * 5_000 + 60_000 },
    async (signal) => {
      const folder = mkdtempSync(join(tmpdir(), 'plumbline-killed-'));
      const path = join(folder, 'a.jsonl');
      for (let trial = 0; trial < trials; trial += 1) {
        await killInRound(path, signal, 2 + ((trial * 7) % 13));
        using reader = new CassetteReader({ path, recordCommand: 'record', keys: new RequestKeys() });
        const answers = reader
          .lines()
          .map(({ text }) => JSON.parse(text) as { response: { body: { value: string } } });
        expect(answers).toHaveLength(3);
        expect(new Set(answers.map(({ response }) => response.body.value)).size).toBe(1);
      }
      rmSync(folder, { recursive: true });
    },
  );
});

describe('a folder that cannot be written', () => {
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'fails the end of the session, and the old cassette stays',
    async () => {
      using stage = cassetteStage();
      await using server = await startLoopbackServer((_, response) => response.end('ok'));
      await stage.run('record', async () => (await fetch(server.origin)).text());
      const before = readFileSync(stage.path, 'utf8');
      chmodSync(dirname(stage.path), 0o500);
      using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
      const session = stage.open('record');
      await interception.run(session, async () => (await fetch(`${server.origin}/other`)).text());
      await expect(session.finish('passed')).rejects.toMatchObject({ code: 'WRITE_FAILED', exitCode: 20 });
      chmodSync(dirname(stage.path), 0o700);
      expect(readFileSync(stage.path, 'utf8')).toBe(before);
      expect(readdirSync(dirname(stage.path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
  );
});
