import { expect, test } from 'vitest';

import { parseProcessStat } from './process-stat.ts';

const line = (name: string, state: string, threads: number): string =>
  `42 (${name}) ${state} 1 42 42 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 ${String(threads)} 0 987654 1000 200 184467`;

test.each(['node', 'a b', 'x) S 1 (y', ') R 1 2 3'])('the name %j does not mislead', (name) => {
  expect(parseProcessStat(line(name, 'S', 11))).toEqual({ pid: 42, startTime: '987654', isZombie: false });
});

test('a zombie is dead only when its last thread is gone', () => {
  expect(parseProcessStat(line('node', 'Z', 1))?.isZombie).toBe(true);
  expect(parseProcessStat(line('node', 'Z', 5))?.isZombie).toBe(false);
});

test.each(['', '42 (node', '42 (node) S 1 2'])('%j is no answer', (text) => {
  expect(parseProcessStat(text)).toBeUndefined();
});
