import type { ToolCall, ToolOutput } from '../model/planner-model.ts';
import type { PlannerTool } from './planner-tool.ts';

/**
 * Runs the tools that a model has called, side by side.
 *
 * @param tools - The tools there are.
 * @param calls - What the model called.
 * @returns An output for each call, in the order of the calls; an unknown tool answers with an error.
 */
export async function runTools(
  tools: readonly PlannerTool[],
  calls: readonly ToolCall[],
): Promise<readonly ToolOutput[]> {
  return Promise.all(
    calls.map(async ({ callId, name, input }) => {
      const tool = tools.find((candidate) => candidate.name === name);
      return { callId, name, output: (await tool?.run(input)) ?? { error: `There is no tool "${name}".` } };
    }),
  );
}
