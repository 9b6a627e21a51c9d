import { expect, test } from 'vitest';
import type { Turn } from '../brain/conversation.ts';
import { checkToolResults } from './check-tool-results.ts';

const asked: Turn = { from: 'user', text: 'Plan' };
const called: Turn = {
  from: 'model',
  text: '',
  toolCalls: [
    { callId: 'a', name: 'look', input: {} },
    { callId: 'b', name: 'look', input: {} },
  ],
};

function answered(...callIds: readonly string[]): Turn {
  return { from: 'tools', results: callIds.map((callId) => ({ callId, output: '1' })) };
}

test('a conversation in which every call is answered passes', () => {
  expect(() => {
    checkToolResults([asked, called, answered('a', 'b'), asked]);
  }).not.toThrow();
});

test.for([
  ['a call is left open', [asked, called, answered('a')], 'No tool output found for tool call b.'],
  ['the user speaks before the tools', [asked, called, asked], 'No tool output found for tool call a.'],
  ['the conversation ends with a call', [asked, called], 'No tool output found for tool call a.'],
  ['an output has no call', [asked, answered('z')], 'No tool call found for tool output with call id z.'],
] as const)('it is rejected that %s', ([, turns, message]) => {
  expect(() => {
    checkToolResults(turns);
  }).toThrow(message);
});
