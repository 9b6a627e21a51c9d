import type { JsonSchemaDocument } from '@plumbline/contracts';

/** A place in a document: property names, and positions in lists. */
export type DocumentPath = readonly (string | number)[];

/**
 * Names the keys that an object of a document may have.
 *
 * @param document - JSON Schema of the document.
 * @param path - Where the object stands.
 * @returns The keys, in the order of the schema; none where the path leads nowhere.
 */
export function keysAt(document: JsonSchemaDocument, path: DocumentPath): string[] {
  return Object.keys(propertiesOf(schemaAt(document, path)));
}

/**
 * Reads what a value of a document means.
 *
 * @param document - JSON Schema of the document.
 * @param path - Where the value stands.
 * @returns Its description, where the schema has one.
 */
export function descriptionAt(document: JsonSchemaDocument, path: DocumentPath): string | undefined {
  const description = schemaAt(document, path)['description'];
  return typeof description === 'string' ? description : undefined;
}

/**
 * Finds every object of a document that may have a key of the given name.
 *
 * @param document - JSON Schema of the document.
 * @param key - Name of the key.
 * @returns Paths of the key.
 */
export function pathsOfKey(document: JsonSchemaDocument, key: string): string[][] {
  return Object.entries(propertiesOf(document)).flatMap(([name, schema]) => [
    ...(name === key ? [[name]] : []),
    ...pathsOfKey(asSchema(schema), key).map((path) => [name, ...path]),
  ]);
}

function schemaAt(document: JsonSchemaDocument, path: DocumentPath): JsonSchemaDocument {
  return path.reduce<JsonSchemaDocument>(
    (schema, step) => asSchema(typeof step === 'number' ? schema['items'] : propertiesOf(schema)[step]),
    document,
  );
}

function propertiesOf(schema: JsonSchemaDocument): JsonSchemaDocument {
  return asSchema(schema['properties']);
}

function asSchema(value: unknown): JsonSchemaDocument {
  return typeof value === 'object' && value !== null ? (value as JsonSchemaDocument) : {};
}
