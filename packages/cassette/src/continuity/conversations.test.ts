import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MadeExchange } from '../testing/recorded-cassette.contract.ts';
import { ask, play, recorded, url } from '../testing/model-conversation.contract.ts';

const responseId = (name: string): string => `resp_${name}0123456789abcdef`;

describe('ids that the caller makes up', () => {
  test('are others in each run, and the answers carry those of this run', async () => {
    const then = randomUUID();
    const now = randomUUID();
    const exchanges = [
      recorded({ conversation: then, input: 'hello' }, { id: 'resp_1', conversation: then, text: 'one' }),
      { url: `${url}/${then}`, answer: `all of ${then}` },
    ];
    const seen = await play(exchanges, async () => [
      await ask({ conversation: now, input: 'hello' }),
      await (await fetch(`${url}/${now}`)).text(),
    ]);
    expect(seen).toEqual([{ id: 'resp_1', conversation: now, text: 'one' }, `all of ${now}`]);
  });

  test('match nothing that is merely read by another id', async () => {
    const exchanges = [{ url: `${url}/${randomUUID()}`, answer: 'of another' }];
    await expect(play(exchanges, () => fetch(`${url}/${randomUUID()}`))).rejects.toMatchObject({
      code: 'RECORDING_MISSING',
    });
  });

  test('match nothing whose other words differ', async () => {
    const exchanges = [
      recorded({ conversation: randomUUID(), input: 'hello' }, { id: 'resp_1', text: 'one' }),
    ];
    await expect(
      play(exchanges, () => ask({ conversation: randomUUID(), input: 'bye' })),
    ).rejects.toMatchObject({
      code: 'RECORDING_MISSING',
    });
  });

  test('keep to one conversation: another one is not continued in its place', async () => {
    const [one, other, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const exchanges = [
      recorded({ conversation: one, input: 'hello' }, { id: 'resp_1', text: 'one' }),
      recorded({ conversation: other, input: 'hello' }, { id: 'resp_2', text: 'other' }),
      recorded({ conversation: one, input: 'more' }, { id: 'resp_3', text: 'one more' }),
    ];
    const takeOver = async (): Promise<void> => {
      await ask({ conversation: first, input: 'hello' });
      await ask({ conversation: second, input: 'hello' });
      await ask({ conversation: second, input: 'more' });
    };
    await expect(play(exchanges, takeOver)).rejects.toMatchObject({ code: 'RECORDING_MISSING' });
  });

  test('are no excuse to ask more often than was recorded', async () => {
    const exchanges = [
      recorded({ conversation: randomUUID(), input: 'hello' }, { id: 'resp_1', text: 'one' }),
    ];
    const twice = async (): Promise<void> => {
      await ask({ conversation: randomUUID(), input: 'hello' });
      await ask({ conversation: randomUUID(), input: 'hello' });
    };
    await expect(play(exchanges, twice)).rejects.toMatchObject({ code: 'RECORDING_MISSING' });
  });
});

describe('ids that responses hand out', () => {
  test('may be others than the recorded requests carry: the place in the conversation counts', async () => {
    const first = recorded({ input: 'hello' }, { id: responseId('first'), text: 'one' });
    const second = recorded(
      { previous_response_id: responseId('first'), input: 'more' },
      { id: 'resp_2', text: 'two' },
    );
    const edited = { ...first, answer: first.answer.replace('first', 'newer') };
    const seen = await play([edited, second], async () => {
      const { id } = await ask({ input: 'hello' });
      return [id, (await ask({ previous_response_id: id, input: 'more' })).text];
    });
    expect(seen).toEqual([responseId('newer'), 'two']);
  });

  test('of equal beginnings may be taken for each other where only one of them was continued so', async () => {
    const hello = (name: string): MadeExchange =>
      recorded({ input: 'hello' }, { id: responseId(name), text: name });
    const more = (name: string, input: string): MadeExchange =>
      recorded({ previous_response_id: responseId(name), input }, { id: 'resp_2', text: `${name} ${input}` });
    const exchanges = [hello('a'), hello('b'), more('a', 'weather'), more('b', 'news')];
    const seen = await play(exchanges, async () => {
      const [one, other] = [await ask({ input: 'hello' }), await ask({ input: 'hello' })];
      const news = await ask({ previous_response_id: one.id, input: 'news' });
      const weather = await ask({ previous_response_id: other.id, input: 'weather' });
      return [news.text, weather.text];
    });
    expect(seen).toEqual(['b news', 'a weather']);
  });

  test('of another conversation are not taken for those of this one', async () => {
    const exchanges = [
      recorded({ input: 'hello' }, { id: responseId('a'), text: 'a' }),
      recorded({ input: 'good day' }, { id: responseId('b'), text: 'b' }),
      recorded({ previous_response_id: responseId('a'), input: 'more' }, { id: 'resp_2', text: 'a more' }),
    ];
    const mix = async (): Promise<unknown> => {
      await ask({ input: 'hello' });
      const other = await ask({ input: 'good day' });
      return ask({ previous_response_id: other.id, input: 'more' });
    };
    await expect(play(exchanges, mix)).rejects.toMatchObject({ code: 'RECORDING_MISSING' });
  });
});
