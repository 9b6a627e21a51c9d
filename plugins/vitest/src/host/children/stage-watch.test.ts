import { expect, test } from 'vitest';
import { StageWatch } from './stage-watch.ts';

const limits = { reading: 2000, starting: 5000, running: 3000 };

test('a child that reads a configuration for too long hangs, though it is alive', () => {
  const watch = new StageWatch(limits);
  watch.hear({ type: 'stage', stage: 'reading', project: 'one' });
  expect(watch.tick(1500)).toBe(false);
  watch.hear({ type: 'alive' });
  expect(watch.tick(1000)).toBe(true);
  expect(watch.place).toEqual({ stage: 'reading', project: 'one' });
});

test('each configuration has the whole time', () => {
  const watch = new StageWatch(limits);
  for (const project of ['one', 'two', 'three']) {
    watch.hear({ type: 'stage', stage: 'reading', project });
    expect(watch.tick(1500)).toBe(false);
  }
});

test('a child that runs tests hangs where it says nothing, however long it runs', () => {
  const watch = new StageWatch(limits);
  watch.hear({ type: 'stage', stage: 'running' });
  for (let second = 0; second < 60; second += 1) {
    watch.hear({ type: 'alive' });
    expect(watch.tick(1000)).toBe(false);
  }
  expect(watch.tick(2500)).toBe(true);
});

test('a child that never says a word hangs when Vitest would have been set up', () => {
  const watch = new StageWatch(limits);
  expect(watch.tick(4000)).toBe(false);
  expect(watch.tick(2000)).toBe(true);
  expect(watch.place).toBeUndefined();
});
