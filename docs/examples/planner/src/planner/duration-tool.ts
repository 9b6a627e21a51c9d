import { z } from 'zod';
import type { PlannerTool } from './planner-tool.ts';

const parameters = z.strictObject({
  work: z.string().describe('Kind of work, in a few words, such as "copy data".'),
});

/**
 * Makes the tool that tells a model how long work took before.
 *
 * @param knownHours - Hours by kind of work.
 * @returns A tool that answers `{ work, hours }`; hours are null for work that nobody has timed.
 */
export function durationTool(knownHours: Readonly<Record<string, number>>): PlannerTool {
  return {
    name: 'look_up_duration',
    description: 'Tells how many hours a kind of work took when it was done before.',
    parameters,
    run(input) {
      const parsed = parameters.safeParse(input);
      return Promise.resolve(
        parsed.success
          ? { work: parsed.data.work, hours: knownHours[parsed.data.work.toLowerCase()] ?? null }
          : { error: `Expected {"work": string}, got ${JSON.stringify(input)}.` },
      );
    },
  };
}
