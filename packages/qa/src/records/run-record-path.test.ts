import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runRecordPath } from './run-record-path.ts';

const root = '{workspaceRoot}';
const folderOf = (project: string): string =>
  runRecordPath({ workspaceRoot: root, project, run: 'pr' }).slice(`${root}/.plumbline/runs/`.length, -8);

describe('runRecordPath', () => {
  it.each([
    ['planner', 'planner'],
    ['lodash.merge', 'lodash.merge'],
    ['@acme/planner', '%40acme%2fplanner'],
    ['..', '%2e%2e'],
    ['.', '%2e'],
    ['a*{b}', 'a%2a%7bb%7d'],
    ['müller', 'm%c3%bcller'],
    ['100%', '100%25'],
  ])('keeps the records of %s in the folder %s', (project, folder) => {
    expect(runRecordPath({ workspaceRoot: root, project, run: 'nightly' })).toBe(
      `{workspaceRoot}/.plumbline/runs/${folder}/nightly.json`,
    );
  });

  it('gives a name back: no two projects share a folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (project) => {
        expect(decodeURIComponent(folderOf(project))).toBe(project);
      }),
    );
  });

  it('has no character that a glob, a path or a shell reads in a way of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (project) => {
        expect(folderOf(project)).toMatch(/^[\w%-](?:[\w.%-]*[\w%-])?$/u);
      }),
    );
  });
});
