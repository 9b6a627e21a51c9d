import { z } from 'zod';
import { formats, type FormatName } from './formats.ts';

/** A JSON Schema document, draft 7: the draft that editors understand in full. */
export type JsonSchemaDocument = Readonly<Record<string, unknown>>;

/**
 * Makes the JSON Schema of a format.
 *
 * @param name - Name of the format.
 * @returns The document that is published as `schemas/<name>.schema.json`.
 */
export function jsonSchemaOf(name: FormatName): JsonSchemaDocument {
  const { schema, written } = formats[name];
  return { title: name, ...z.toJSONSchema(schema, { target: 'draft-7', io: written }) };
}
