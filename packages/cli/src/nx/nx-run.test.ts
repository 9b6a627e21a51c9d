import { describe, expect, it } from 'vitest';
import { planQa, planRecord, type QaPlanRequest, type RecordPlanRequest } from './nx-run.ts';

const targets = { qa: 'qa', live: 'live', record: 'record' };

function planned(changes: Partial<QaPlanRequest>): string[] {
  const request = {
    mode: 'pr',
    projects: [],
    affected: false,
    base: undefined,
    skipCache: false,
    update: false,
    targets,
  } as const;
  return planQa({ ...request, ...changes }).map((run) => run.arguments.join(' '));
}

describe('planQa', () => {
  it.each<[string, Partial<QaPlanRequest>, string[]]>([
    ['a mode', {}, ['run-many -t qa -c pr']],
    [
      'some projects',
      { mode: 'quick', projects: ['a', '@x/b'] },
      ['run-many --projects=a,@x/b -t qa -c quick'],
    ],
    ['what is affected', { affected: true }, ['affected -t qa -c pr']],
    ['what is affected since', { affected: true, base: 'v1' }, ['affected --base=v1 -t qa -c pr']],
    ['everything, anew', { skipCache: true }, ['run-many -t qa -c pr --skipNxCache']],
    ['snapshots, anew', { update: true }, ['run-many -t qa -c pr --update']],
    ['a nightly, live tests last', { mode: 'nightly' }, ['run-many -t qa -c nightly', 'run-many -t live']],
    [
      'a nightly of some projects',
      { mode: 'nightly', projects: ['a'], skipCache: true },
      ['run-many --projects=a -t qa -c nightly --skipNxCache', 'run-many --projects=a -t live'],
    ],
    ['renamed targets', { targets: { ...targets, qa: 'test' } }, ['run-many -t test -c pr']],
  ])('runs %s', (_, request, lines) => {
    expect(planned(request)).toEqual(lines);
  });
});

describe('planRecord', () => {
  const request: RecordPlanRequest = {
    projects: [],
    affected: false,
    base: undefined,
    httpMode: 'record',
    update: false,
    allowInCi: false,
    targets,
  };

  it('is one task at a time', () => {
    expect(planRecord({ ...request, projects: ['a'] })).toEqual({
      run: 'record',
      arguments: ['run-many', '--projects=a', '-t', 'record', '--parallel=1'],
    });
  });

  it('hands on what to record, and whether CI may', () => {
    expect(planRecord({ ...request, httpMode: 'record-missing', allowInCi: true })).toEqual({
      run: 'record',
      arguments: ['run-many', '-t', 'record', '--parallel=1', '--missing'],
      environment: { PLUMBLINE_RECORD_IN_CI: '1' },
    });
  });

  it('runs tests against the real services, where nothing is to be kept', () => {
    expect(planRecord({ ...request, httpMode: 'live', affected: true, base: 'main', update: true })).toEqual({
      run: 'record',
      arguments: ['affected', '--base=main', '-t', 'record', '--parallel=1', '--httpMode=live', '--update'],
    });
  });
});
