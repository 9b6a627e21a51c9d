import { describe, expect, it } from 'vitest';
import { replySchema } from './reply.ts';

const warning = { level: 'warning', code: 'RECORD_INVALID', message: 'One was left out.' };
const error = { code: 'USAGE', message: 'm', remedy: 'r', details: {} };

describe('a reply', () => {
  it.each([
    { schemaVersion: 1, ok: true, data: null, warnings: [] },
    { schemaVersion: 1, ok: true, data: { any: ['thing'] }, warnings: [warning] },
    { schemaVersion: 1, ok: false, error, warnings: [] },
  ])('is %j', (reply) => {
    expect(replySchema.parse(reply)).toEqual(reply);
  });

  it.each<[string, object]>([
    ['data and error at once', { schemaVersion: 1, ok: true, data: 1, error, warnings: [] }],
    ['neither data nor error', { schemaVersion: 1, ok: false, warnings: [] }],
    ['no version', { ok: true, data: 1, warnings: [] }],
    ['no warnings', { schemaVersion: 1, ok: true, data: 1 }],
    ['an error without a remedy', { schemaVersion: 1, ok: false, error: { code: 'X' }, warnings: [] }],
  ])('refuses %s', (_, reply) => {
    expect(replySchema.safeParse(reply).success).toBe(false);
  });
});
