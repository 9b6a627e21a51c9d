import { describe, expect, it } from 'vitest';
import { cassetteLineSchema } from './schema/formats.ts';

const interaction = {
  kind: 'interaction',
  key: 'ab12',
  request: { method: 'GET', url: 'http://localhost/', headers: [], body: { as: 'none' } },
  response: {
    status: 200,
    statusText: 'OK',
    headers: [
      ['set-cookie', 'a'],
      ['Set-Cookie', 'b'],
    ],
    body: { as: 'json', value: { deep: [1, null] } },
  },
};

const { response: _, ...unanswered } = interaction;
const refused = { name: 'Error', message: 'connect ECONNREFUSED', code: 'ECONNREFUSED', port: 1 };

describe('a line of a cassette', () => {
  it.each([
    { schemaVersion: 1, kind: 'cassette', test: 'suite > test' },
    interaction,
    { ...interaction, section: 'plans' },
    { ...unanswered, failure: { as: 'abort' } },
    { ...unanswered, failure: { as: 'timeout' } },
    { ...unanswered, failure: { as: 'error', error: { ...refused, errors: [refused], cause: refused } } },
    { ...interaction, response: { ...interaction.response, cut: 'server', error: refused } },
    { kind: 'index', bytes: 120, entries: { ab12: [[57, 63]] } },
  ])('is kept as it is: %j', (line) => {
    expect(cassetteLineSchema.parse(line)).toEqual(line);
  });

  it.each([
    { schemaVersion: 2, kind: 'cassette', test: 't' },
    { ...interaction, response: { ...interaction.response, status: 99 } },
    { ...interaction, request: { ...interaction.request, body: { as: 'xml', value: '' } } },
    { ...interaction, note: 'unknown key' },
    { ...interaction, failure: { as: 'abort' } },
    unanswered,
    { kind: 'index', bytes: -1, entries: {} },
    { kind: 'elsewhere' },
  ])('is refused: %j', (line) => {
    expect(cassetteLineSchema.safeParse(line).success).toBe(false);
  });
});
