import { z } from 'zod';

const recordedStepSchema = z.strictObject({
  step: z.string().describe('Name of the step.'),
  added: z.record(z.string(), z.json()).describe('What the step added to the state of its workflow.'),
  conversation: z
    .json()
    .optional()
    .describe('What the conversation is restored from for the next step; absent where there is none.'),
});

/**
 * The file beside the cassette of a workflow, `<cassette>.state.json`: what each step left to those after it,
 * so that one of them can be run without those before it.
 */
export const workflowStateSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    kind: z.literal('workflow-state'),
    workflow: z.string().describe('Full name of the workflow, suites joined by " > ".'),
    steps: z.array(recordedStepSchema).describe('In the order of the workflow.'),
  })
  .describe('The recorded state of a workflow, step by step.');

/** What one step of a workflow left to those after it. */
export type RecordedStep = z.infer<typeof recordedStepSchema>;

/** The recorded state of a workflow. */
export type WorkflowState = z.infer<typeof workflowStateSchema>;
