import { jsonSchema } from '../model/json-schema.ts';
import type { ModelBrief, ModelMemory, PlannerModel } from '../model/planner-model.ts';
import { planSchema, type Plan } from '../plan/plan.ts';
import { converse, type PlannerEvent } from './converse.ts';
import { instructions } from './instructions.ts';
import type { PlannerTool } from './planner-tool.ts';

/** What {@link openPlanner} can be told. */
export interface PlannerOptions {
  readonly model: PlannerModel;
  /** What the model may ask for; nothing where absent. */
  readonly tools?: readonly PlannerTool[];
  /** How many times an invalid plan is sent back with its problems; 1 where absent. */
  readonly repairs?: number;
  /** How many times in a row the model may call tools; 4 where absent. */
  readonly toolRounds?: number;
  /** What {@link Planner.memory} said of the conversation to go on with; a new one where absent. */
  readonly memory?: ModelMemory;
}

/** A conversation about one plan. One message at a time; after an error, open another. */
export interface Planner {
  /**
   * Says a goal, or a wish for the plan so far, and waits for the plan. Asks the service.
   *
   * @param message - What is wanted.
   * @param signal - Ends the request.
   * @returns The whole plan.
   * @throws PlanError where no valid plan comes of it.
   */
  readonly ask: (message: string, signal?: AbortSignal) => Promise<Plan>;
  /**
   * Says a goal or a wish and yields what happens; the plan is the last event. Asks the service.
   *
   * @param message - What is wanted.
   * @param signal - Ends the request.
   * @returns Events as they happen.
   * @throws PlanError where no valid plan comes of it.
   */
  readonly stream: (message: string, signal?: AbortSignal) => AsyncGenerator<PlannerEvent, Plan>;
  /**
   * Remembers the conversation as it is now.
   *
   * @returns JSON that another planner goes on with.
   */
  readonly memory: () => ModelMemory;
}

/**
 * Opens a conversation about a plan, or goes on with one; nothing is sent yet.
 *
 * @param options - The model, its tools, and how patient to be.
 * @returns The conversation.
 * @throws PlanError `MEMORY_INVALID` where the memory is of another provider.
 */
export function openPlanner(options: PlannerOptions): Planner {
  const { model, tools = [], repairs = 1, toolRounds = 4, memory } = options;
  const conversation = model.open(plannerBrief(tools), memory);
  const talk = { model, conversation, tools, repairs, toolRounds };
  return {
    ask: async (message, signal) => lastValue(converse({ ...talk, message, signal, streamed: false })),
    stream: (message, signal) => converse({ ...talk, message, signal, streamed: true }),
    memory: conversation.memory,
  };
}

function plannerBrief(tools: readonly PlannerTool[]): ModelBrief {
  return {
    instructions,
    answer: { name: 'plan', schema: jsonSchema(planSchema) },
    tools: tools.map(({ name, description, parameters }) => ({
      name,
      description,
      parameters: jsonSchema(parameters),
    })),
  };
}

async function lastValue(events: AsyncGenerator<PlannerEvent, Plan>): Promise<Plan> {
  for (;;) {
    const { done, value } = await events.next();
    if (done === true) {
      return value;
    }
  }
}
