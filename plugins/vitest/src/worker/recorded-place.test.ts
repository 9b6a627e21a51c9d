import { expect, test } from 'vitest';
import { recordedPlace } from './recorded-place.ts';
import { stepPlaceOf } from './workflow-meta.ts';

interface FakeTask {
  readonly id: string;
  readonly type: 'test' | 'suite';
  readonly fullTestName: string;
  readonly meta: { readonly workflow?: { readonly steps: readonly string[] } };
  readonly tasks: FakeTask[];
  suite?: FakeTask;
  file?: FakeTask;
}

function task(id: string, fullTestName: string, changes: Partial<FakeTask> = {}): FakeTask {
  const made: FakeTask = { id, fullTestName, meta: {}, type: 'test', tasks: [], ...changes };
  for (const one of made.tasks) one.suite = made;
  return made;
}

const steps = [task('2', 'a > b > opens'), task('3', 'a > b > ends')];
const workflow = { steps: ['opens', 'ends'] };
const flow = task('1', 'a > b', { type: 'suite', tasks: steps, meta: { workflow } });
const suite = task('4', 'a', { type: 'suite', tasks: [flow, task('5', 'a > c')] });
const file = Object.assign(task('file', '', { type: 'suite', tasks: [task('0', 'a > b'), suite] }), {
  filepath: '/app/a.test.ts',
});

function placeOf(one: FakeTask): ReturnType<typeof recordedPlace> {
  return recordedPlace(Object.assign(one, { file }) as never);
}

test('all steps of a workflow have the recording of the workflow', () => {
  expect(steps.map(placeOf)).toEqual([placeOf(task('1', 'a > b')), placeOf(task('1', 'a > b'))]);
});

test('a workflow and a test of the same name have a recording each', () => {
  expect(placeOf(task('0', 'a > b'))).toEqual({ file: '/app/a.test.ts', name: 'a > b', before: 0 });
  expect(steps.map(placeOf)[0]).toEqual({ file: '/app/a.test.ts', name: 'a > b', before: 1 });
});

test('a test beside a workflow is no step of it', () => {
  expect(stepPlaceOf({})).toBeUndefined();
  expect(placeOf(task('5', 'a > c'))).toMatchObject({ name: 'a > c', before: 0 });
});
