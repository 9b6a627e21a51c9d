import { readdirSync, readFileSync } from 'node:fs';
import { runRecordSchema } from '@plumbline/contracts';
import { describe, expect, it } from 'vitest';
import { hasRecordShape } from './has-record-shape.ts';

const fixtures = new URL('../summary/fixtures/', import.meta.url);
const records = readdirSync(fixtures).flatMap((name) =>
  runRecordSchema.array().parse(JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'))),
);
const [record] = records;

describe('the shape of a run record', () => {
  it.each(records)('is that of every record: $project, $run, $outcome', (each) => {
    expect(hasRecordShape(each)).toBe(true);
  });

  it.each(Object.keys(record ?? {}))('needs %s, of its type, as the schema does', (key) => {
    const without = { ...record };
    Reflect.deleteProperty(without, key);
    const other = { ...record, [key]: [Symbol.iterator] };
    for (const wrong of [without, other]) {
      expect(hasRecordShape(wrong)).toBe(false);
      expect(runRecordSchema.safeParse(wrong).success).toBe(false);
    }
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a record of another version', { ...record, schemaVersion: 2 }],
    ['something else', { ...record, kind: 'last-run' }],
    ['a record with a part of another shape', { ...record, tests: { passed: '7' } }],
    ['a record with an entry of another shape', { ...record, problems: [{ code: 'X' }] }],
  ])('is not that of %s', (_what, value) => {
    expect(hasRecordShape(value)).toBe(false);
  });
});
