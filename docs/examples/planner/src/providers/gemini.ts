import {
  GoogleGenAI,
  type Content,
  type FunctionDeclaration,
  type GenerateContentConfig,
  type GenerateContentParameters,
} from '@google/genai';
import { z } from 'zod';
import type { ModelProvider } from '../model/model-provider.ts';
import type {
  ModelBrief,
  ModelConversation,
  ModelInput,
  ModelMemory,
  ModelReply,
  ToolDescription,
} from '../model/planner-model.ts';
import { readMemory } from '../model/read-memory.ts';
import { geminiFailure } from './gemini-failure.ts';
import { joinTurns, textOf, turnOf, turnReply, type GeminiTurn } from './gemini-turn.ts';

/** Gemini's `generateContent`: every request carries the whole conversation, signatures included. */
export const gemini: ModelProvider = {
  name: 'gemini',
  credential: 'GEMINI_API_KEY',
  baseUrl: { variable: 'GOOGLE_GEMINI_BASE_URL', default: 'https://generativelanguage.googleapis.com' },
  model: { variable: 'GEMINI_MODEL', default: 'gemini-3.8-flash' },
  connect(settings) {
    // Backend and version are said, so that variables which the SDK reads by itself cannot change them.
    const client = new GoogleGenAI({
      apiKey: settings.apiKey,
      enterprise: false,
      apiVersion: 'v1',
      httpOptions: { baseUrl: settings.baseUrl, timeout: 60_000 },
    });
    return {
      provider: 'gemini',
      open: (brief, memory) => openConversation(client, settings.model, { brief, memory }),
      explain: geminiFailure,
    };
  },
};

const memorySchema = z.strictObject({
  contents: z.array(z.custom<Content>((said) => typeof said === 'object')).readonly(),
});

function openConversation(
  client: GoogleGenAI,
  model: string,
  { brief, memory }: { readonly brief: ModelBrief; readonly memory: ModelMemory | undefined },
): ModelConversation {
  let { contents } = readMemory(memorySchema, memory, { contents: [] });
  const request = (input: ModelInput, signal?: AbortSignal): GenerateContentParameters => ({
    model,
    contents: [...contents, userContent(input)],
    config: { ...fixedParameters(brief), ...(signal === undefined ? {} : { abortSignal: signal }) },
  });
  const keep = (input: ModelInput, turn: GeminiTurn): ModelReply => {
    contents = [...contents, userContent(input), { role: 'model', parts: [...turn.parts] }];
    return turnReply(turn);
  };
  return {
    memory: () => ({ contents }),
    async send(input, signal) {
      const response = await client.models.generateContent(request(input, signal));
      return keep(input, turnOf(response));
    },
    async *stream(input, signal) {
      let turn: GeminiTurn = { parts: [], finishReason: undefined, blockReason: undefined };
      for await (const response of await client.models.generateContentStream(request(input, signal))) {
        const said = turnOf(response);
        turn = joinTurns(turn, said);
        const delta = textOf(said.parts);
        if (delta !== '') {
          yield { type: 'text', delta };
        }
      }
      yield { type: 'reply', reply: keep(input, turn) };
    },
  };
}

function fixedParameters(brief: ModelBrief): GenerateContentConfig {
  return {
    systemInstruction: brief.instructions,
    responseMimeType: 'application/json',
    responseJsonSchema: brief.answer.schema,
    tools: brief.tools.length === 0 ? [] : [{ functionDeclarations: brief.tools.map(declaration) }],
    automaticFunctionCalling: { disable: true },
  };
}

function declaration({ name, description, parameters }: ToolDescription): FunctionDeclaration {
  return { name, description, parametersJsonSchema: parameters };
}

function userContent(input: ModelInput): Content {
  const parts =
    input.kind === 'message'
      ? [{ text: input.text }]
      : input.outputs.map(({ callId, name, output }) => ({
          functionResponse: { id: callId, name, response: { ...output } },
        }));
  return { role: 'user', parts };
}
