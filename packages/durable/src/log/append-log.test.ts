import { appendFileSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { openAppendLog } from './open-append-log.ts';
import { readAppendLog } from './read-append-log.ts';

async function read(path: string): Promise<{ values: unknown[]; damaged: number[] }> {
  const damaged: number[] = [];
  const values: unknown[] = [];
  for await (const { value } of readAppendLog(path, { onDamaged: (line) => damaged.push(line) }))
    values.push(value);
  return { values, damaged };
}

test('what was appended is read in order, also after opening again', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'a', 'log.jsonl');
  for (const values of [[{ n: 1 }, { text: 'two\nlines, ü' }], [[3]]]) {
    using log = openAppendLog(path);
    for (const value of values) log.append(value);
  }
  expect(await read(path)).toEqual({ values: [{ n: 1 }, { text: 'two\nlines, ü' }, [3]], damaged: [] });
  expect(readFileSync(path, 'utf8')).toBe('{"n":1}\n{"text":"two\\nlines, ü"}\n[3]\n');
});

test('a log that is not there is empty', async () => {
  expect(await read('/nowhere/log.jsonl')).toEqual({ values: [], damaged: [] });
});

const lines = ['{"n":1}', '{"n":2,"text":"ü"}'];

test('a log that was cut anywhere loses its last line at most, and goes on after it', async () => {
  using folder = temporaryFolder();
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  for (let length = 0; length <= bytes.length; length += 1) {
    const path = join(folder.path, `${String(length)}.jsonl`);
    writeFileSync(path, bytes.subarray(0, length));
    const before = (await read(path)).values;
    const whole = lines.filter(
      (_, index) => length >= Buffer.byteLength(lines.slice(0, index + 1).join('\n')),
    );
    const values = whole.map((line): unknown => JSON.parse(line));
    expect(before).toEqual(values);
    using log = openAppendLog(path);
    log.append({ n: 3 });
    expect((await read(path)).values).toEqual([...values, { n: 3 }]);
  }
});

test('a damaged line is told by its number, and a number that may go on is no value', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'log.jsonl');
  writeFileSync(path, '{"n":1}\n{"n":2,"te\n\n{"n":3}\n12');
  expect(await read(path)).toEqual({ values: [{ n: 1 }, { n: 3 }], damaged: [2, 5] });
});

test('a part that a dead writer left just before the write does not swallow the line', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'log.jsonl');
  let strikes = ['{"torn":', '{"n":0}\n{"torn'];
  const late = (descriptor: number, bytes: Uint8Array): number => {
    const [torn = '', ...rest] = strikes;
    strikes = rest;
    appendFileSync(path, torn);
    return writeSync(descriptor, bytes);
  };
  using log = openAppendLog(path, late);
  log.append({ n: 1 });
  log.append({ n: 2 });
  const { values } = await read(path);
  expect(values).toEqual(expect.arrayContaining([{ n: 1 }, { n: 2 }]));
  expect(values.filter((value) => JSON.stringify(value) === '{"n":2}')).toHaveLength(1);
});

test('another writer that comes between costs nothing', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'log.jsonl');
  const between = (descriptor: number, bytes: Uint8Array): number => {
    appendFileSync(path, '{"other":1}\n');
    const written = writeSync(descriptor, bytes);
    appendFileSync(path, '{"other":2}\n');
    return written;
  };
  using log = openAppendLog(path, between);
  log.append({ n: 1 });
  expect((await read(path)).values).toEqual([{ other: 1 }, { n: 1 }, { other: 2 }]);
});

test.runIf(process.platform === 'linux')('a full disk is an error of its own', () => {
  using log = openAppendLog('/dev/full');
  expect(() => {
    log.append({ n: 1 });
  }).toThrow(expect.objectContaining({ code: 'DISK_FULL', exitCode: 22 }));
});

test('a disk that fills up within a line refuses it, and once there is room the log goes on', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'log.jsonl');
  let room = 10;
  const filling = (descriptor: number, bytes: Uint8Array): number => {
    if (room === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const taken = bytes.subarray(0, room);
    room -= taken.length;
    return writeSync(descriptor, taken);
  };
  using log = openAppendLog(path, filling);
  log.append({ n: 1 });
  expect(() => {
    log.append({ n: 2 });
  }).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
  room = 1_000;
  log.append({ n: 3 });
  expect(await read(path)).toEqual({ values: [{ n: 1 }, { n: 3 }], damaged: [2] });
});
