import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';
import { recordedFile } from '../testing/recorded-file.contract.ts';

const runs = { seed: 7, numRuns: process.env['PLUMBLINE_SOAK'] === '1' ? 500 : 15 };

test('the same bytes and chunks give a byte-identical cassette, on another day; only the file beside it differs', async () => {
  let chunks: readonly string[] = [];
  await using server = await startLoopbackServer((_, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.setHeader('date', 'Thu, 01 Jan 2026 00:00:00 GMT');
    for (const chunk of chunks) response.write(chunk);
    response.end();
  });
  await using file = await recordedFile();
  const ask = async (): Promise<void> => {
    for (const path of ['/a', '/b', '/a']) await (await fetch(server.origin + path)).text();
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }), async (texts) => {
      chunks = texts;
      await file.record(ask, '2026-01-01T00:00:00.000Z');
      const first = [await file.read(file.cassette), await file.read(file.timing)];
      await file.record(ask, '2026-02-02T00:00:00.000Z');
      expect(await file.read(file.cassette)).toBe(first[0]);
      expect(JSON.parse(first[1] ?? '')).toMatchObject({ recordedAt: '2026-01-01T00:00:00.000Z' });
      expect(JSON.parse(await file.read(file.timing))).toMatchObject({
        recordedAt: '2026-02-02T00:00:00.000Z',
        testFile: 'ask.test.ts',
      });
    }),
    runs,
  );
});
