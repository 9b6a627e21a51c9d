import { z } from 'zod';

/** A JSON Schema of an object, as the services take it. */
export interface JsonSchema {
  readonly type: 'object';
  readonly [keyword: string]: unknown;
}

const constraints = ['exclusiveMinimum', 'maxItems', 'minItems', 'minLength', 'pattern'];

/**
 * Makes the schema that is sent to a service. Services differ in the constraints they take, so those
 * are left out here and held when the answer is read.
 *
 * @param schema - A zod object.
 * @returns Its JSON Schema: shapes and descriptions alone.
 */
export function jsonSchema(schema: z.ZodObject): JsonSchema {
  const { $schema: _, ...keywords } = z.toJSONSchema(schema, {
    override: ({ jsonSchema: part }) => {
      for (const constraint of constraints) {
        Reflect.deleteProperty(part, constraint);
      }
    },
  });
  return { ...keywords, type: 'object' };
}
