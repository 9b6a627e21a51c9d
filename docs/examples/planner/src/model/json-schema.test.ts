import { describe, expect, test } from 'vitest';
import { planSchema } from '../plan/plan.ts';
import { jsonSchema } from './json-schema.ts';

describe('the schema that is sent to services', { tags: ['tier1'] }, () => {
  test('says shapes and descriptions, and no constraint that a service may not take', () => {
    const text = JSON.stringify(jsonSchema(planSchema));

    expect(text).not.toMatch(/\$schema|pattern|minLength|minItems|maxItems|exclusiveMinimum/u);
    expect(text).toContain('Ids of the steps that must be done before.');
  });

  test('requires every field and allows no other, as strict outputs need', () => {
    expect(jsonSchema(planSchema)).toMatchObject({
      type: 'object',
      required: ['goal', 'steps'],
      additionalProperties: false,
      properties: {
        steps: { items: { required: ['id', 'title', 'hours', 'dependsOn'], additionalProperties: false } },
      },
    });
  });
});
