import { expect, test } from 'vitest';
import { planInstances } from './plan-instances.ts';
import type { SharedProject } from './run-instance.ts';

function project(name: string, isolate?: boolean): SharedProject {
  return {
    printed: '',
    config: isolate === undefined ? {} : { test: { isolate } },
    project: {
      name,
      root: `/${name}`,
      configFile: undefined,
      environment: {},
      recordCommand: 'nx run app:record',
      files: undefined,
      namePattern: undefined,
      proven: new Set(),
      coverageFolder: undefined,
    },
  };
}

const planned = (projects: readonly SharedProject[], workers: number): unknown =>
  planInstances(projects, workers).map((round) =>
    round.map((instance) => [
      instance.projects.map(({ project: { name } }) => name).join(' '),
      instance.workers,
    ]),
  );

test('projects that keep their isolation share one instance', () => {
  expect(planned([project('a'), project('b', true), project('c')], 2)).toEqual([[['a b c', 2]]]);
});

test('many projects without isolation are dealt out, after those with it', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((name) => project(name, false));
  expect(planned([project('x'), ...many], 2)).toEqual([
    [['x', 2]],
    [
      ['a c e', 1],
      ['b d', 1],
    ],
  ]);
});

test('few projects without isolation keep all workers', () => {
  expect(planned([project('a', false), project('b')], 2)).toEqual([[['a b', 2]]]);
});

test('nothing to run is no instance', () => {
  expect(planned([], 2)).toEqual([]);
});
