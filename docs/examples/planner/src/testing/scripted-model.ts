import type { ModelBrief, ModelInput, ModelReply, PlannerModel } from '../model/planner-model.ts';

/** A model that says what a test wrote down, and keeps what it was told. */
export interface ScriptedModel extends PlannerModel {
  readonly briefs: readonly ModelBrief[];
  readonly inputs: readonly ModelInput[];
}

/**
 * Makes a model that needs no service.
 *
 * @param script - What it says, turn by turn; an error is thrown. A streamed text comes in two pieces.
 * @returns The model.
 */
export function scriptedModel(script: readonly (Error | ModelReply)[]): ScriptedModel {
  const briefs: ModelBrief[] = [];
  const inputs: ModelInput[] = [];
  const next = (input: ModelInput): ModelReply => {
    const said = script[inputs.push(input) - 1] ?? new Error('The script has no further turn.');
    if (said instanceof Error) {
      throw said;
    }
    return said;
  };
  return {
    provider: 'scripted',
    briefs,
    inputs,
    explain: () => undefined,
    open(brief) {
      briefs.push(brief);
      return {
        memory: () => ({ said: inputs.length }),
        send: (input) => Promise.resolve(input).then(next),
        async *stream(input) {
          const reply = await Promise.resolve(input).then(next);
          const text = reply.ending === 'complete' ? reply.text : '';
          yield { type: 'text', delta: text.slice(0, 5) };
          yield { type: 'text', delta: text.slice(5) };
          yield { type: 'reply', reply };
        },
      };
    },
  };
}

/**
 * Makes a whole reply.
 *
 * @param text - What the model says.
 * @returns The reply.
 */
export function says(text: string): ModelReply {
  return { ending: 'complete', text, toolCalls: [] };
}
