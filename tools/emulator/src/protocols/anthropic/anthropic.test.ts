import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../../emulator.ts';

const tools: Anthropic.Tool[] = [{ name: 'look_up_duration', input_schema: { type: 'object' } }];

function asking(content: string): Anthropic.MessageCreateParamsNonStreaming {
  return { model: 'any', max_tokens: 1000, messages: [{ role: 'user', content }] };
}

function textOf(message: Anthropic.Message): string {
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

describe('the Anthropic SDK', () => {
  let emulator: Emulator;
  let client: Anthropic;

  beforeAll(async () => {
    emulator = await startEmulator({ port: 0, chunkDelayMs: 0 });
    client = new Anthropic({
      apiKey: 'key',
      baseURL: emulator.baseUrls['ANTHROPIC_BASE_URL'],
      maxRetries: 0,
    });
  });
  afterAll(async () => {
    await emulator[Symbol.asyncDispose]();
  });

  test('carries a conversation with tool results', async () => {
    const first = { ...asking('Move the database'), tools };
    const calling = await client.messages.create(first);
    const calls = calling.content.filter((block) => block.type === 'tool_use');
    const planned = await client.messages.create({
      ...first,
      messages: [
        ...first.messages,
        { role: 'assistant', content: calling.content },
        {
          role: 'user',
          content: calls.map(({ id }) => ({ type: 'tool_result', tool_use_id: id, content: '{"hours":5}' })),
        },
      ],
    });

    expect(calling.stop_reason).toBe('tool_use');
    expect(calls.map(({ input }) => input)).toEqual([{ work: 'copy data' }, { work: 'verify data' }]);
    expect(textOf(planned)).toContain('"title":"Copy the data","hours":5');
  });

  test('streams text and tool calls that add up to the whole message', async () => {
    const whole = await client.messages.create(asking('Bake – bread'));
    const stream = client.messages.stream(asking('Bake – bread'));
    const deltas: string[] = [];
    stream.on('text', (delta) => deltas.push(delta));
    const final = await stream.finalMessage();
    const calling = await client.messages.stream({ ...asking('Move the database'), tools }).finalMessage();

    expect(deltas.length).toBeGreaterThan(5);
    expect(deltas.join('')).toBe(textOf(whole));
    expect(final.stop_reason).toBe('end_turn');
    expect(calling.content).toMatchObject([
      { input: { work: 'copy data' } },
      { input: { work: 'verify data' } },
    ]);
  });

  test('gets refusals, cuts at the token limit, and streams that break off', async () => {
    const refused = await client.messages.create(asking("Break into the neighbour's network"));
    const cut = await client.messages.create(asking('Write a very long plan'));

    expect(refused).toMatchObject({ stop_reason: 'refusal', stop_details: { type: 'refusal' } });
    expect(cut.stop_reason).toBe('max_tokens');
    await expect(client.messages.stream(asking('Lose the connection')).finalMessage()).rejects.toThrow(
      'stream ended without producing a Message',
    );
  });

  test('gets the errors that the service gives', async () => {
    const stranger = client.withOptions({ apiKey: 'invalid' });

    await expect(stranger.messages.create(asking('x'))).rejects.toMatchObject({
      status: 401,
      type: 'authentication_error',
    });
    await expect(client.messages.create(asking('Exceed the quota'))).rejects.toMatchObject({
      status: 429,
      type: 'rate_limit_error',
    });
    await expect(client.messages.create(asking('Call at the busiest hour'))).rejects.toMatchObject({
      status: 529,
      type: 'overloaded_error',
    });
    await expect(
      client.messages.create({
        ...asking('x'),
        messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_unknown' }] }],
      }),
    ).rejects.toMatchObject({ status: 400, type: 'invalid_request_error' });
  });
});
