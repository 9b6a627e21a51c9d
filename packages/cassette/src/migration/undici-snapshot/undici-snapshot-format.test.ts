import { expect, test } from 'vitest';
import type { AnsweredExchange } from '../../session/recording.ts';
import { readForeignRecording } from '../read-foreign-recording.ts';

const request = { method: 'GET', url: 'http://planner.test/plan', headers: {}, body: '' };
const responseOf = (text: string) => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] },
  body: Buffer.from(text).toString('base64'),
  trailers: { checksum: 'abc' },
});
const read = (content: unknown) => readForeignRecording(JSON.stringify(content));
const texts = (content: unknown) =>
  read(content)?.exchanges.map(({ exchange }) =>
    Buffer.concat((exchange as AnsweredExchange).chunks).toString(),
  );

test('responses are played in order, the last one as often as it was asked for', () => {
  const snapshot = { request, responses: [responseOf('one'), responseOf('two')], callCount: 4 };
  expect(texts([{ hash: 'h', snapshot }])).toEqual(['one', 'two', 'two', 'two']);
});

test('the older form, an object with one response each, is read too', () => {
  expect(texts({ h: { request, response: responseOf('one'), callCount: 0 } })).toEqual(['one']);
});

test('headers keep their repeats, and trailers come along', () => {
  const recording = read([
    { hash: 'h', snapshot: { request, responses: [responseOf('one')], callCount: 1 } },
  ]);
  expect(recording?.exchanges[0]?.exchange).toMatchObject({
    response: {
      headers: [
        ['content-type', 'text/plain'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
    },
    trailers: [['checksum', 'abc']],
  });
});

test('a body that was left out of the snapshot is said to be missing', () => {
  const posted = { ...request, method: 'POST', headers: { 'content-length': '12' } };
  const recording = read([
    { hash: 'h', snapshot: { request: posted, responses: [responseOf('one')], callCount: 1 } },
  ]);
  expect(recording?.shortfalls).toMatchObject([
    { lost: true, reason: expect.stringContaining('matchBody: false') },
  ]);
});
