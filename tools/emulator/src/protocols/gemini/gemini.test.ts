import { GoogleGenAI, type Content, type GenerateContentResponse } from '@google/genai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../../emulator.ts';

const config = { tools: [{ functionDeclarations: [{ name: 'look_up_duration' }] }] };

async function collect(
  stream: AsyncIterable<GenerateContentResponse>,
): Promise<readonly GenerateContentResponse[]> {
  const chunks: GenerateContentResponse[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return chunks;
}

describe('the Gemini SDK', () => {
  let emulator: Emulator;
  let client: GoogleGenAI;

  beforeAll(async () => {
    emulator = await startEmulator({ port: 0, chunkDelayMs: 0 });
    client = connect('key');
  });
  afterAll(async () => {
    await emulator[Symbol.asyncDispose]();
  });

  function connect(apiKey: string): GoogleGenAI {
    const baseUrl = emulator.baseUrls['GOOGLE_GEMINI_BASE_URL'] ?? '';
    return new GoogleGenAI({ apiKey, apiVersion: 'v1', httpOptions: { baseUrl } });
  }

  async function callTools(): Promise<{ readonly asked: Content; readonly calling: Content }> {
    const asked: Content = { role: 'user', parts: [{ text: 'Move the database' }] };
    const response = await client.models.generateContent({ model: 'any', contents: [asked], config });
    return { asked, calling: response.candidates?.[0]?.content ?? {} };
  }

  function answered(calling: Content): Content {
    const calls = (calling.parts ?? []).flatMap(({ functionCall }) => functionCall ?? []);
    return {
      role: 'user',
      parts: calls.map(({ id, name }) => ({
        functionResponse: { id: id ?? '', name: name ?? '', response: { hours: 5 } },
      })),
    };
  }

  test('carries a conversation with function responses', async () => {
    const { asked, calling } = await callTools();
    const planned = await client.models.generateContent({
      model: 'any',
      contents: [asked, calling, answered(calling)],
      config,
    });

    expect(planned.text).toContain('"title":"Copy the data","hours":5');
  });

  test('refuses a function call that comes back without its signature', async () => {
    const { asked, calling } = await callTools();
    const parts = (calling.parts ?? []).map(({ functionCall }) => ({
      ...(functionCall && { functionCall }),
    }));
    const contents = [asked, { role: 'model', parts }, answered(calling)];

    await expect(client.models.generateContent({ model: 'any', contents, config })).rejects.toThrow(
      'missing a thought_signature',
    );
  });

  test('streams chunks that add up to the whole response', async () => {
    const whole = await client.models.generateContent({ model: 'any', contents: 'Bake – bread' });
    const chunks = await collect(
      await client.models.generateContentStream({ model: 'any', contents: 'Bake – bread' }),
    );

    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.map(({ text }) => text).join('')).toBe(whole.text);
    expect(chunks.at(-1)?.candidates?.[0]?.finishReason).toBe('STOP');
  });

  test('gets refusals, cuts at the token limit, and streams that break off', async () => {
    const refused = await client.models.generateContent({
      model: 'any',
      contents: "Break into the neighbour's network",
    });
    const cut = await client.models.generateContent({ model: 'any', contents: 'Write a very long plan' });
    const lost = await collect(
      await client.models.generateContentStream({ model: 'any', contents: 'Lose the connection' }),
    );

    expect(refused.promptFeedback?.blockReason).toBe('PROHIBITED_CONTENT');
    expect(cut.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
    expect(lost.at(-1)?.candidates?.[0]?.finishReason).toBeUndefined();
  });

  test('gets the errors that the service gives', async () => {
    const ask = async (contents: string, from = client): Promise<unknown> =>
      from.models.generateContent({ model: 'any', contents });

    await expect(ask('x', connect('invalid'))).rejects.toMatchObject({ status: 400 });
    await expect(ask('x', connect('invalid'))).rejects.toThrow('API_KEY_INVALID');
    await expect(ask('Exceed the quota')).rejects.toThrow('RESOURCE_EXHAUSTED');
    await expect(ask('Call at the busiest hour')).rejects.toThrow('UNAVAILABLE');
  });
});
