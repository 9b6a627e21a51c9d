import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openCassetteBytes } from './cassette-bytes.ts';

it.each([1000, 300_000])('gives of a file of %i bytes what was asked for, in any order', (size) => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'plumbline-bytes-'));
  const whole = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
  const path = join(folder.path, 'a.jsonl');
  writeFileSync(path, whole);
  using bytes = openCassetteBytes(path);
  const stretch = fc.tuple(fc.nat(size), fc.nat(5000));
  fc.assert(
    fc.property(fc.array(stretch), fc.array(fc.nat(3000)), (jumps, steps) => {
      let next = 0;
      const inOrder = steps.map((length): [number, number] => [(next += length) - length, length]);
      for (const [offset, length] of [...jumps, ...inOrder]) {
        expect(bytes?.read(offset, length).equals(whole.subarray(offset, offset + length))).toBe(true);
      }
    }),
    { numRuns: 50, seed: 3 },
  );
});
