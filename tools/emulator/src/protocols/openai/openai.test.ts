import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../../emulator.ts';

const tools: OpenAI.Responses.FunctionTool[] = [
  { type: 'function', name: 'look_up_duration', parameters: { type: 'object' }, strict: false },
];

describe('the OpenAI SDK', () => {
  let emulator: Emulator;
  let client: OpenAI;

  beforeAll(async () => {
    emulator = await startEmulator({ port: 0, chunkDelayMs: 0 });
    client = new OpenAI({ apiKey: 'key', baseURL: emulator.baseUrls['OPENAI_BASE_URL'], maxRetries: 0 });
  });
  afterAll(async () => {
    await emulator[Symbol.asyncDispose]();
  });

  test('continues a conversation by the id of its last response, with tool outputs', async () => {
    const calling = await client.responses.create({ model: 'any', input: 'Move the database', tools });
    const calls = calling.output.filter((item) => item.type === 'function_call');
    const planned = await client.responses.create({
      model: 'any',
      previous_response_id: calling.id,
      tools,
      input: calls.map(({ call_id, arguments: args }) => ({
        type: 'function_call_output',
        call_id,
        output: JSON.stringify({ hours: args.includes('copy') ? 9 : 3 }),
      })),
    });
    const refined = await client.responses.create({
      model: 'any',
      previous_response_id: planned.id,
      input: [{ role: 'user', content: [{ type: 'input_text', text: 'Add a way to roll back' }] }],
    });

    expect(calls.map((call) => call.arguments)).toEqual(['{"work":"copy data"}', '{"work":"verify data"}']);
    expect(planned.previous_response_id).toBe(calling.id);
    expect(planned.output_text).toContain('"title":"Copy the data","hours":9');
    expect(refined.output_text).toContain('prepare-rollback');
    expect(refined.output_text).toContain('"title":"Copy the data","hours":9');
  });

  test('streams deltas that add up to the whole response', async () => {
    const whole = await client.responses.create({ model: 'any', input: 'Bake – bread' });
    const stream = client.responses.stream({ model: 'any', input: 'Bake – bread' });
    const deltas: string[] = [];
    stream.on('response.output_text.delta', ({ delta }) => deltas.push(delta));
    const final = await stream.finalResponse();

    expect(deltas.length).toBeGreaterThan(5);
    expect(deltas.join('')).toBe(whole.output_text);
    expect(final.output_text).toBe(whole.output_text);
    expect(final.status).toBe('completed');
  });

  test('streams tool calls', async () => {
    const stream = client.responses.stream({ model: 'any', input: 'Move the database', tools });
    const { output } = await stream.finalResponse();

    expect(output.map((item) => (item.type === 'function_call' ? item.name : item.type))).toEqual([
      'look_up_duration',
      'look_up_duration',
    ]);
  });

  test('gets refusals, cuts at the token limit, and streams that break off', async () => {
    const refused = await client.responses.create({
      model: 'any',
      input: "Break into the neighbour's network",
    });
    const cut = await client.responses.create({ model: 'any', input: 'Write a very long plan' });
    const types: string[] = [];
    const stream = await client.responses.create({
      model: 'any',
      input: 'Lose the connection',
      stream: true,
    });
    for await (const { type } of stream) {
      types.push(type);
    }

    expect(refused.output).toMatchObject([{ content: [{ type: 'refusal' }] }]);
    expect(cut).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } });
    expect(types.at(-1)).toBe('response.output_text.delta');
  });

  test('gets the errors that the service gives', async () => {
    const stranger = client.withOptions({ apiKey: 'invalid' });

    await expect(stranger.responses.create({ model: 'any', input: 'x' })).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    });
    await expect(client.responses.create({ model: 'any', input: 'Exceed the quota' })).rejects.toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
    });
    await expect(
      client.responses.create({ model: 'any', input: 'Call at the busiest hour' }),
    ).rejects.toMatchObject({ status: 503 });
    await expect(client.models.list()).rejects.toMatchObject({ status: 404 });
    await expect(
      client.responses.create({ model: 'any', input: 'x', previous_response_id: 'resp_unknown' }),
    ).rejects.toThrow("Previous response with id 'resp_unknown' not found.");
  });
});
