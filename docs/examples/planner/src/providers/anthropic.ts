import Anthropic from '@anthropic-ai/sdk';
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

/** Anthropic's Messages API: every request carries the whole conversation. */
export const anthropic: ModelProvider = {
  name: 'anthropic',
  credential: 'ANTHROPIC_API_KEY',
  baseUrl: { variable: 'ANTHROPIC_BASE_URL', default: 'https://api.anthropic.com' },
  model: { variable: 'ANTHROPIC_MODEL', default: 'claude-haiku-4-5' },
  connect(settings) {
    const client = new Anthropic({
      apiKey: settings.apiKey,
      baseURL: settings.baseUrl,
      maxRetries: 0,
      timeout: 60_000,
    });
    return {
      provider: 'anthropic',
      open: (brief, memory) => openConversation(client, settings.model, { brief, memory }),
      explain: explainFailure,
    };
  },
};

const memorySchema = z.strictObject({
  messages: z.array(z.custom<Anthropic.MessageParam>((said) => typeof said === 'object')).readonly(),
});

function openConversation(
  client: Anthropic,
  model: string,
  { brief, memory }: { readonly brief: ModelBrief; readonly memory: ModelMemory | undefined },
): ModelConversation {
  let { messages } = readMemory(memorySchema, memory, { messages: [] });
  const request = (input: ModelInput): Anthropic.MessageCreateParamsNonStreaming => ({
    model,
    ...fixedParameters(brief),
    messages: [...messages, userMessage(input)],
  });
  const keep = (input: ModelInput, message: Anthropic.Message): ModelReply => {
    messages = [...messages, userMessage(input), { role: 'assistant', content: message.content }];
    return modelReply(message);
  };
  return {
    memory: () => ({ messages }),
    async send(input, signal) {
      return keep(input, await client.messages.create(request(input), { signal }));
    },
    async *stream(input, signal) {
      const stream = client.messages.stream(request(input), { signal });
      let whole = false;
      for await (const event of stream) {
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
          yield { type: 'text', delta: event.delta.text };
        }
        whole ||= event.type === 'message_stop';
      }
      const reply: ModelReply = whole ? keep(input, await stream.finalMessage()) : { ending: 'lost' };
      yield { type: 'reply', reply };
    },
  };
}

function fixedParameters(
  brief: ModelBrief,
): Pick<Anthropic.MessageCreateParamsNonStreaming, 'max_tokens' | 'output_config' | 'system' | 'tools'> {
  return {
    max_tokens: 4096,
    system: brief.instructions,
    output_config: { format: { type: 'json_schema', schema: { ...brief.answer.schema } } },
    tools: brief.tools.map(({ name, description, parameters }) => ({
      name,
      description,
      input_schema: { ...parameters },
    })),
  };
}

function userMessage(input: ModelInput): Anthropic.MessageParam {
  return {
    role: 'user',
    content:
      input.kind === 'message'
        ? input.text
        : input.outputs.map(({ callId, output }) => ({
            type: 'tool_result',
            tool_use_id: callId,
            content: JSON.stringify(output),
          })),
  };
}

function modelReply({ content, stop_reason, stop_details }: Anthropic.Message): ModelReply {
  switch (stop_reason) {
    case 'end_turn':
    case 'tool_use':
      return { ending: 'complete', text: textOf(content), toolCalls: content.flatMap(toolCalls) };
    case 'refusal':
      return { ending: 'refused', reason: stop_details?.explanation ?? 'no reason given' };
    default:
      return { ending: 'cut-short' };
  }
}

function textOf(content: readonly Anthropic.ContentBlock[]): string {
  return content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

function toolCalls(block: Anthropic.ContentBlock): readonly ToolCall[] {
  return block.type === 'tool_use' ? [{ callId: block.id, name: block.name, input: block.input }] : [];
}

function explainFailure(thrown: unknown): ProviderFailure | undefined {
  return thrown instanceof Anthropic.APIError
    ? {
        status: typeof thrown.status === 'number' ? thrown.status : undefined,
        code: thrown.type ?? undefined,
        message: thrown.apiMessage ?? thrown.message,
      }
    : undefined;
}
