import { expect, test } from 'vitest';
import type { Conversation, Turn } from './conversation.ts';
import { decide } from './decide.ts';
import { scenarios } from './scenarios/index.ts';

function asked(...texts: readonly string[]): Conversation {
  return { turns: texts.map((text): Turn => ({ from: 'user', text })), toolNames: [] };
}

test('no scenario hides behind the goal of another', () => {
  const goals = scenarios.map(({ goal }) => goal.toLowerCase());

  for (const goal of goals) {
    expect(goals.filter((other) => goal.includes(other))).toEqual([goal]);
  }
});

test.for(scenarios.map((scenario) => [scenario.goal, scenario] as const))(
  'the goal "%s" chooses its scenario, in any case and within a sentence',
  ([goal, scenario]) => {
    const conversation = asked(`Please: ${goal.toUpperCase()}!`);

    expect(decide(conversation)).toEqual(scenario.reply(conversation));
  },
);

test('a goal that no scenario names gets a plan of its own, which grows with each follow-up', () => {
  const first = decide(asked('Bake bread'));
  const second = decide(asked('Bake bread', 'Add salt', 'Add seeds'));

  expect(first).toMatchObject({ kind: 'text', ending: 'complete' });
  expect(JSON.stringify(first)).toContain('Bake bread');
  expect(JSON.stringify(second)).toContain('Add seeds');
});

test('durations that a tool gave stand in the plan', () => {
  const goal: Turn = { from: 'user', text: 'Move the database' };
  const toolNames = ['look_up_duration'];
  const calling = decide({ turns: [goal], toolNames });
  if (calling.kind !== 'tool-calls') {
    throw new Error(`expected tool calls, got ${calling.kind}`);
  }
  const toolCalls = calling.calls.map((call, index) => ({ ...call, callId: String(index) }));
  const results = toolCalls.map(({ callId }) => ({ callId, output: '{"hours": 7.5}' }));

  const planned = decide({
    turns: [goal, { from: 'model', text: '', toolCalls }, { from: 'tools', results }],
    toolNames,
  });

  expect(JSON.stringify(planned)).toContain(String.raw`\"title\":\"Copy the data\",\"hours\":7.5`);
});
