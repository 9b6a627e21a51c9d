import { z } from 'zod';
import { findGraphProblems } from './graph-problems.ts';

const stepSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'expected lower-case words joined by hyphens')
    .describe('Unique name of the step: lower-case words joined by hyphens.'),
  title: z.string().min(1).describe('What is done, in a few words.'),
  hours: z.number().positive().describe('How long it takes, in hours.'),
  dependsOn: z.array(z.string()).describe('Ids of the steps that must be done before.'),
});

/** A plan: at least one step, ids that are unique, dependencies that exist and form no cycle. */
export const planSchema = z
  .strictObject({
    goal: z.string().min(1).describe('What the plan is for.'),
    steps: z.array(stepSchema).min(1).max(50).describe('The steps, in any order.'),
  })
  .superRefine(({ steps }, context) => {
    for (const { code, message, path } of findGraphProblems(steps)) {
      context.addIssue({ code: 'custom', message, path: ['steps', ...path], params: { code } });
    }
  });

/** One step of a plan. */
export type Step = z.infer<typeof stepSchema>;

/** A valid plan. */
export type Plan = z.infer<typeof planSchema>;
