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

describe('a line of a cassette', () => {
  it.each([
    { schemaVersion: 1, kind: 'cassette', test: 'suite > test' },
    interaction,
    { kind: 'index', bytes: 120, entries: { ab12: [[57, 63]] } },
  ])('is kept as it is: %j', (line) => {
    expect(cassetteLineSchema.parse(line)).toEqual(line);
  });

  it.each([
    { schemaVersion: 2, kind: 'cassette', test: 't' },
    { ...interaction, response: { ...interaction.response, status: 99 } },
    { ...interaction, request: { ...interaction.request, body: { as: 'xml', value: '' } } },
    { ...interaction, note: 'unknown key' },
    { kind: 'index', bytes: -1, entries: {} },
    { kind: 'elsewhere' },
  ])('is refused: %j', (line) => {
    expect(cassetteLineSchema.safeParse(line).success).toBe(false);
  });
});
