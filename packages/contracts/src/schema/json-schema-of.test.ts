import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatNames, formats } from './formats.ts';
import { jsonSchemaOf } from './json-schema-of.ts';

const folder = new URL('../../schemas/', import.meta.url);

function published(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8'));
}

describe('published JSON Schemas', () => {
  it.each(formatNames)('%s is what its zod schema makes today; else run scripts/write-schemas.ts', (name) => {
    expect(published(name)).toEqual(jsonSchemaOf(name));
  });

  it('are all there, and no other', () => {
    expect(readdirSync(folder).sort()).toEqual(formatNames.map((name) => `${name}.schema.json`));
  });

  it.each(formatNames)('%s is draft 7 with a title, a description and a schemaVersion', (name) => {
    const document = jsonSchemaOf(name);
    expect(document['$schema']).toBe('http://json-schema.org/draft-07/schema#');
    expect(document['title']).toBe(name);
    expect(document['description']).toMatch(/^[A-Z].+\.$/u);
    expect(JSON.stringify(document)).toContain('"schemaVersion":{"type":"number","const":1');
  });
});

describe('the JSON Schema of plumbline.json', () => {
  const editor = z.fromJSONSchema(jsonSchemaOf('workspace-configuration'));

  it.each([
    { schemaVersion: 1 },
    { $schema: './x.json', schemaVersion: 1, budgets: { prMs: 5 }, live: { required: 'optional' } },
    {},
    { schemaVersion: 1, budgets: { quikMs: 5 } },
    { schemaVersion: 1, live: { required: 'maybe' } },
    { schemaVersion: 1, qa: { hangGraceMs: 0 } },
  ])('agrees with what the program accepts: %j', (written) => {
    const accepted = formats['workspace-configuration'].schema.safeParse(written).success;
    expect(editor.safeParse(written).success).toBe(accepted);
  });
});
