import OpenAI from 'openai';
import { z } from 'zod';
import type { ModelProvider } from '../model/model-provider.ts';
import type {
  ModelBrief,
  ModelConversation,
  ModelInput,
  ModelMemory,
  ModelReply,
  ProviderFailure,
  ToolCall,
} from '../model/planner-model.ts';
import { readMemory } from '../model/read-memory.ts';

/** OpenAI's Responses API: the service keeps the conversation, and `previous_response_id` continues it. */
export const openai: ModelProvider = {
  name: 'openai',
  credential: 'OPENAI_API_KEY',
  baseUrl: { variable: 'OPENAI_BASE_URL', default: 'https://api.openai.com/v1' },
  model: { variable: 'OPENAI_MODEL', default: 'gpt-5.4-mini' },
  connect(settings) {
    const client = new OpenAI({
      apiKey: settings.apiKey,
      baseURL: settings.baseUrl,
      maxRetries: 0,
      timeout: 60_000,
    });
    return {
      provider: 'openai',
      open: (brief, memory) => openConversation(client, settings.model, { brief, memory }),
      explain: explainFailure,
    };
  },
};

const memorySchema = z.strictObject({ previousId: z.string().nullable() });

function openConversation(
  client: OpenAI,
  model: string,
  { brief, memory }: { readonly brief: ModelBrief; readonly memory: ModelMemory | undefined },
): ModelConversation {
  let { previousId } = readMemory(memorySchema, memory, { previousId: null });
  const request = (input: ModelInput): OpenAI.Responses.ResponseCreateParamsNonStreaming => ({
    model,
    ...fixedParameters(brief),
    input: inputItems(input),
    previous_response_id: previousId,
  });
  const keep = (response: OpenAI.Responses.Response): ModelReply => {
    previousId = response.id;
    return modelReply(response);
  };
  return {
    memory: () => ({ previousId }),
    async send(input, signal) {
      return keep(await client.responses.create(request(input), { signal }));
    },
    async *stream(input, signal) {
      const events = await client.responses.create({ ...request(input), stream: true }, { signal });
      let reply: ModelReply = { ending: 'lost' };
      for await (const event of events) {
        if (event.type === 'response.output_text.delta') {
          yield { type: 'text', delta: event.delta };
        }
        if ('response' in event && isFinal(event.type)) {
          reply = keep(event.response);
        }
      }
      yield { type: 'reply', reply };
    },
  };
}

function fixedParameters(brief: ModelBrief): Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming> {
  const { name, schema } = brief.answer;
  return {
    instructions: brief.instructions,
    text: { format: { type: 'json_schema', name, schema: { ...schema }, strict: true } },
    tools: brief.tools.map((tool) => ({
      type: 'function',
      name: tool.name,
      description: tool.description,
      parameters: { ...tool.parameters },
      strict: true,
    })),
  };
}

function inputItems(input: ModelInput): OpenAI.Responses.ResponseInput {
  return input.kind === 'message'
    ? [{ role: 'user', content: input.text }]
    : input.outputs.map(({ callId, output }) => ({
        type: 'function_call_output',
        call_id: callId,
        output: JSON.stringify(output),
      }));
}

function isFinal(type: string): boolean {
  return ['response.completed', 'response.incomplete', 'response.failed'].includes(type);
}

function modelReply(response: OpenAI.Responses.Response): ModelReply {
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  const refusal = parts.find((part) => part.type === 'refusal');
  if (refusal !== undefined) {
    return { ending: 'refused', reason: refusal.refusal };
  }
  if (response.status !== 'completed') {
    return { ending: 'cut-short' };
  }
  const text = parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
  return { ending: 'complete', text, toolCalls: response.output.flatMap(toolCalls) };
}

function toolCalls(item: OpenAI.Responses.ResponseOutputItem): readonly ToolCall[] {
  return item.type === 'function_call'
    ? [{ callId: item.call_id, name: item.name, input: JSON.parse(item.arguments) as unknown }]
    : [];
}

function explainFailure(thrown: unknown): ProviderFailure | undefined {
  if (!(thrown instanceof OpenAI.APIError)) {
    return undefined;
  }
  const status = typeof thrown.status === 'number' ? thrown.status : undefined;
  return { status, code: thrown.code ?? undefined, message: thrown.message.replace(/^\d{3} /u, '') };
}
