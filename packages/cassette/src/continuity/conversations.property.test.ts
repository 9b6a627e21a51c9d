import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MadeExchange } from '../testing/recorded-cassette.contract.ts';
import { ask, play, recorded, type Question } from '../testing/model-conversation.contract.ts';

const runs = process.env['PLUMBLINE_SOAK'] === '1' ? 2000 : 60;

interface Scripted {
  readonly turns: readonly string[];
}

/** Who speaks when: each conversation's number as often as it has turns. */
function orderOf(scripts: readonly Scripted[], picks: readonly number[]): readonly number[] {
  const left = scripts.flatMap(({ turns }, index) => turns.map(() => index));
  return picks
    .concat(left.map(() => 0))
    .flatMap((pick) => (left.length === 0 ? [] : left.splice(pick % left.length, 1)));
}

class Talk {
  readonly own = randomUUID();
  readonly answers: string[] = [];
  previous: string | undefined;

  readonly script: Scripted;

  constructor(script: Scripted) {
    this.script = script;
  }

  question(): Question {
    const input = this.script.turns[this.answers.length] ?? '';
    const previous = this.previous === undefined ? {} : { previous_response_id: this.previous };
    return { conversation: this.own, ...previous, input };
  }
}

const distinct = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 })
  .map((lengths) =>
    lengths.map((length, talk): Scripted => ({ turns: turns(length, `of ${String(talk)}`) })),
  );
const alike = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }))
  .map(([length, talks]) => Array.from({ length: talks }, (): Scripted => ({ turns: turns(length, '') })));

function turns(length: number, name: string): string[] {
  return Array.from({ length }, (_, turn) => `question ${String(turn)} ${name}`);
}

function record(scripts: readonly Scripted[], order: readonly number[]): readonly MadeExchange[] {
  const talks = scripts.map((script) => new Talk(script));
  return order.map((index) => {
    const talk = talks[index] ?? new Talk({ turns: [] });
    const question = talk.question();
    talk.previous = `resp_${randomUUID().replaceAll('-', '')}`;
    const text = `${String(index)}/${String(talk.answers.length)}`;
    talk.answers.push(text);
    return recorded(question, { id: talk.previous, conversation: talk.own, text });
  });
}

async function replay(scripts: readonly Scripted[], order: readonly number[]): Promise<readonly Talk[]> {
  const talks = scripts.map((script) => new Talk(script));
  for (const index of order) {
    const talk = talks[index] ?? new Talk({ turns: [] });
    const answer = await ask(talk.question());
    expect(answer.conversation).toBe(talk.own);
    talk.previous = answer.id;
    talk.answers.push(answer.text);
  }
  return talks;
}

describe('conversations beside each other', () => {
  const picks = fc.array(fc.nat(), { minLength: 16, maxLength: 16 });

  test('keep their own answers in whatever order they are continued', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(distinct, picks, picks, async (scripts, then, now) => {
        const exchanges = record(scripts, orderOf(scripts, then));
        const talks = await play(exchanges, () => replay(scripts, orderOf(scripts, now)));
        expect(talks.map(({ answers }) => answers)).toEqual(
          scripts.map(({ turns: asked }, index) =>
            asked.map((_, turn) => `${String(index)}/${String(turn)}`),
          ),
        );
      }),
      { numRuns: runs, seed: 20263 },
    );
  });

  test(
    'that say the same have each the answers of one recorded conversation',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(alike, picks, picks, async (scripts, then, now) => {
          const exchanges = record(scripts, orderOf(scripts, then));
          const talks = await play(exchanges, () => replay(scripts, orderOf(scripts, now)));
          const of = talks.map(({ answers }) => new Set(answers.map((answer) => answer.split('/')[0])));
          expect(of.every(({ size }) => size === 1)).toBe(true);
          expect(new Set(of.flatMap((talk) => [...talk])).size).toBe(talks.length);
          for (const { answers } of talks) {
            expect(answers.map((answer) => answer.split('/')[1])).toEqual(
              answers.map((_, turn) => String(turn)),
            );
          }
        }),
        { numRuns: runs, seed: 20264 },
      );
    },
  );
});
