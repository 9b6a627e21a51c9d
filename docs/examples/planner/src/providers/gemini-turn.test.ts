import { FinishReason, GenerateContentResponse } from '@google/genai';
import { describe, expect, test } from 'vitest';
import { joinTurns, textOf, turnOf, turnReply, type GeminiTurn } from './gemini-turn.ts';

function turn(changes: Partial<GeminiTurn>): GeminiTurn {
  return { parts: [], finishReason: FinishReason.STOP, blockReason: undefined, ...changes };
}

describe('a turn of Gemini', { tags: ['tier1'] }, () => {
  test('says its text without its thoughts', () => {
    expect(textOf([{ text: 'Hm.', thought: true }, { text: '{"goal"' }, { text: ':1}' }])).toBe('{"goal":1}');
  });

  test('is lost where nothing says why it ended', () => {
    const empty = turnOf(new GenerateContentResponse());

    expect(empty).toEqual({ parts: [], finishReason: undefined, blockReason: undefined });
    expect(turnReply(empty)).toEqual({ ending: 'lost' });
  });

  test('is refused where the prompt or the answer was blocked', () => {
    expect(turnReply(turn({ blockReason: 'SAFETY' }))).toEqual({
      ending: 'refused',
      reason: 'the prompt was blocked: SAFETY',
    });
    expect(turnReply(turn({ finishReason: FinishReason.RECITATION }))).toEqual({
      ending: 'refused',
      reason: 'the answer was blocked: RECITATION',
    });
  });

  test('adds its chunks up, and the later reason stands', () => {
    const joined = joinTurns(
      turn({ parts: [{ text: 'a' }], finishReason: undefined }),
      turn({ parts: [{ text: 'b' }], finishReason: FinishReason.MAX_TOKENS }),
    );

    expect(joined.parts).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(turnReply(joined)).toEqual({ ending: 'cut-short' });
  });
});
