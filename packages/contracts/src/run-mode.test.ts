import { describe, expect, it } from 'vitest';
import { runKinds, runModes, runRules } from './run-mode.ts';

describe('run rules', () => {
  it('stand for every kind of run', () => {
    expect(Object.keys(runRules).sort()).toEqual([...runKinds].sort());
  });

  it('never let a mode of qa go live, nor touch a live test', () => {
    for (const mode of runModes) {
      expect(runRules[mode]).toMatchObject({ httpMode: 'playback', parallel: true });
      expect(runRules[mode].tagsFilter).toContain('not tier3');
    }
  });

  it('make live and record serial', () => {
    expect(runRules.live).toMatchObject({ httpMode: 'live', parallel: false, tagsFilter: 'tier3' });
    expect(runRules.record).toMatchObject({ httpMode: 'record', parallel: false });
  });
});
