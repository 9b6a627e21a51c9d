import { describe, expect, test } from 'vitest';
import { renderPlan } from './render-plan.ts';

describe('a plan for people', { tags: ['tier1'] }, () => {
  test('shows its waves, numbered, and the longest path', () => {
    const text = renderPlan({
      goal: 'Bake bread',
      steps: [
        { id: 'heat', title: 'Heat the oven', hours: 0.5, dependsOn: [] },
        { id: 'knead', title: 'Knead', hours: 1, dependsOn: [] },
        { id: 'bake', title: 'Bake', hours: 1, dependsOn: ['knead', 'heat'] },
      ],
    });

    expect(text.split('\n')).toEqual([
      'Bake bread',
      '  1. Heat the oven (0.5 h)',
      '     Knead (1 h)',
      '  2. Bake (1 h)',
      'Longest path: knead → bake, 2 h',
    ]);
  });
});
