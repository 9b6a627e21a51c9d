import type { CassetteBody, CassetteInteraction } from '@plumbline/contracts';
import { describe, expect, test } from 'vitest';
import { stepExchange, type StepExchange } from './step-exchange.ts';

function answeredBy(body: CassetteBody): StepExchange {
  const interaction: CassetteInteraction = {
    kind: 'interaction',
    key: '',
    request: { method: 'POST', url: 'https://models.invalid/', headers: [], body: { as: 'none' } },
    response: { status: 200, statusText: 'OK', headers: [], body },
  };
  return stepExchange(interaction);
}

function events(...data: readonly unknown[]): CassetteBody {
  return { as: 'chunks', chunks: data.map((one) => `event: any\ndata: ${JSON.stringify(one)}\n\n`) };
}

const json = (value: Extract<CassetteBody, { as: 'json' }>['value']): CassetteBody => ({
  as: 'json',
  value,
});

describe('the tokens that an answer took', () => {
  test.for<[string, CassetteBody, StepExchange['model'], StepExchange['usage']]>([
    [
      'OpenAI responses',
      json({
        model: 'a',
        usage: { input_tokens: 9, input_tokens_details: { cached_tokens: 4 }, output_tokens: 3 },
      }),
      'a',
      { input: 9, cachedInput: 4, output: 3 },
    ],
    [
      'OpenAI responses, streamed',
      events(
        { type: 'response.created', response: { model: 'a', usage: null } },
        {
          type: 'response.completed',
          response: { model: 'a', usage: { input_tokens: 9, output_tokens: 3 } },
        },
      ),
      'a',
      { input: 9, cachedInput: 0, output: 3 },
    ],
    [
      'OpenAI chat, streamed',
      events(
        { model: 'b', choices: [] },
        { model: 'b', usage: { prompt_tokens: 5, completion_tokens: 2 } },
        '[DONE]',
      ),
      'b',
      { input: 5, cachedInput: 0, output: 2 },
    ],
    [
      'Anthropic',
      json({
        model: 'c',
        usage: {
          input_tokens: 5,
          cache_read_input_tokens: 100,
          cache_creation_input_tokens: 10,
          output_tokens: 2,
        },
      }),
      'c',
      { input: 115, cachedInput: 100, output: 2 },
    ],
    [
      'Anthropic, streamed',
      events(
        { type: 'message_start', message: { model: 'c', usage: { input_tokens: 5, output_tokens: 1 } } },
        { type: 'message_delta', usage: { output_tokens: 20 } },
      ),
      'c',
      { input: 5, cachedInput: 0, output: 20 },
    ],
    [
      'Gemini',
      json({
        modelVersion: 'd',
        usageMetadata: { promptTokenCount: 7, candidatesTokenCount: 3, thoughtsTokenCount: 4 },
      }),
      'd',
      { input: 7, cachedInput: 0, output: 7 },
    ],
    [
      'Gemini, streamed as a list',
      {
        as: 'text',
        value:
          '[{"modelVersion":"d","usageMetadata":{"promptTokenCount":7}},\n{"modelVersion":"d","usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":9}}]',
      },
      'd',
      { input: 7, cachedInput: 0, output: 9 },
    ],
    [
      'a compressed answer',
      {
        as: 'compressed',
        wire: [],
        content: { as: 'text', value: '{"model":"a","usage":{"output_tokens":1}}' },
      },
      'a',
      { input: 0, cachedInput: 0, output: 1 },
    ],
    ['a model that does not say', json({ model: 'a' }), 'a', undefined],
    ['another service', json([{ price: 1 }]), undefined, undefined],
    ['no JSON', { as: 'text', value: '{not: json' }, undefined, undefined],
    ['nothing', { as: 'none' }, undefined, undefined],
  ])('are read of %s', ([, body, model, usage]) => {
    expect(answeredBy(body)).toMatchObject({ status: 200, model, usage });
  });
});
