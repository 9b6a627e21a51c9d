import { describe, expect, test } from 'vitest';
import { BeatWatch } from './beat-watch.ts';

const limits = { graceMs: 2_000, idleLimitMs: 10_000, loadLimitMs: 60_000 };
const inTest = { worker: 'pid 1', file: '/p/a.test.ts', running: [{ test: 'loops', limitMs: 15_000 }] };
const idle = { worker: 'pid 2', file: undefined, running: [] };

describe('BeatWatch', () => {
  test('leaves a worker alone until its test is past its limit and the grace', () => {
    const watch = new BeatWatch(limits);
    watch.hear(inTest);
    expect(watch.tick(17_000)).toEqual([]);
    expect(watch.tick(1)).toEqual([
      { worker: 'pid 1', file: '/p/a.test.ts', tests: ['loops'], silentMs: 17_001 },
    ]);
  });

  test('starts to count anew with every beat', () => {
    const watch = new BeatWatch(limits);
    watch.hear(inTest);
    watch.tick(16_000);
    watch.hear(inTest);
    expect(watch.tick(16_000)).toEqual([]);
  });

  test('accuses a worker whose file never comes to a test, though it is alive', () => {
    const watch = new BeatWatch(limits);
    for (let second = 0; second < 60; second += 1) {
      watch.hear({ ...inTest, running: [] });
      expect(watch.tick(1000)).toEqual([]);
    }
    expect(watch.tick(1000)).toMatchObject([{ file: '/p/a.test.ts', tests: [], silentMs: 61_000 }]);
  });

  test('leaves a file alone that has come to a test, and the next file', () => {
    const watch = new BeatWatch(limits);
    watch.hear({ ...inTest, running: [] });
    watch.tick(5000);
    watch.hear(inTest);
    for (const file of ['/p/a.test.ts', '/p/b.test.ts']) {
      for (let second = 0; second < 59; second += 1) {
        watch.hear({ ...inTest, file, running: [] });
        expect(watch.tick(1000)).toEqual([]);
      }
    }
  });

  test('accuses a worker that hangs outside any test', () => {
    const watch = new BeatWatch(limits);
    watch.hear(idle);
    expect(watch.tick(12_001)).toMatchObject([{ worker: 'pid 2', tests: [] }]);
  });

  test('never accuses a worker whose test has no limit', () => {
    const watch = new BeatWatch(limits);
    watch.hear({ ...inTest, running: [{ test: 'long', limitMs: Number.POSITIVE_INFINITY }] });
    expect(watch.tick(10_000_000)).toEqual([]);
  });

  test('forgets a worker that ended', () => {
    const watch = new BeatWatch(limits);
    watch.hear(idle);
    watch.forget('pid 2');
    expect(watch.tick(1_000_000)).toEqual([]);
  });
});
