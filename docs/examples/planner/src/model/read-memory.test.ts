import { expect, test } from 'vitest';
import { anthropic } from '../providers/anthropic.ts';
import { openai } from '../providers/openai.ts';
import { openPlanner } from '../planner/planner.ts';

const settings = { apiKey: 'any', baseUrl: 'http://127.0.0.1:1', model: 'any' };

test('a conversation goes on where it was left, with nothing said yet too', { tags: ['tier1'] }, () => {
  const model = openai.connect(settings);
  const memory = openPlanner({ model }).memory();

  expect(openPlanner({ model, memory }).memory()).toEqual(memory);
});

test('what another provider remembers is refused', { tags: ['tier1'] }, () => {
  const memory = openPlanner({ model: openai.connect(settings) }).memory();

  expect(() => openPlanner({ model: anthropic.connect(settings), memory })).toThrow(
    expect.objectContaining({ code: 'MEMORY_INVALID' }) as Error,
  );
});
