import { longestPath } from './longest-path.ts';
import type { Plan } from './plan.ts';
import { planWaves } from './plan-waves.ts';

/**
 * Renders a plan for people: its waves, and the path that decides how long it takes.
 *
 * @param plan - A valid plan.
 * @returns Several lines, without a line end after the last.
 */
export function renderPlan(plan: Plan): string {
  const waves = planWaves(plan).flatMap((wave, index) =>
    wave.map(({ title, hours }, place) => {
      const number = place === 0 ? `${String(index + 1)}.` : '';
      return `${number.padStart(4)} ${title} (${String(hours)} h)`;
    }),
  );
  const { steps, hours } = longestPath(plan);
  const path = steps.map(({ id }) => id).join(' → ');
  return [plan.goal, ...waves, `Longest path: ${path}, ${String(hours)} h`].join('\n');
}
