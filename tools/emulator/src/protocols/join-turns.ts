import type { Turn } from '../brain/conversation.ts';

/**
 * Joins what stands in several items of a request but was one turn: parallel calls and their outputs.
 *
 * @param turns - Turns as the request spells them.
 * @returns Turns in which no two neighbours are both the model's or both the tools'.
 */
export function joinTurns(turns: readonly Turn[]): readonly Turn[] {
  return turns.reduce<readonly Turn[]>((joined, turn) => {
    const last = joined.at(-1);
    const both = last === undefined ? undefined : joinedTurn(last, turn);
    return both === undefined ? [...joined, turn] : [...joined.slice(0, -1), both];
  }, []);
}

function joinedTurn(first: Turn, second: Turn): Turn | undefined {
  if (first.from === 'tools' && second.from === 'tools') {
    return { from: 'tools', results: [...first.results, ...second.results] };
  }
  if (first.from === 'model' && second.from === 'model') {
    return {
      from: 'model',
      text: first.text + second.text,
      toolCalls: [...first.toolCalls, ...second.toolCalls],
    };
  }
  return undefined;
}
