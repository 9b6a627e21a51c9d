import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { Validator } from '../validator.ts';
import type { SchemaIssue, StandardSchema } from './standard-schema.ts';

/**
 * Checks by a schema of any library that keeps to Standard Schema, zod among them.
 *
 * @param schema - The schema.
 * @param pick - Says what of the state is to match; all of it where absent.
 * @returns A validator that throws a PlumblineError `WORKFLOW_SCHEMA_MISMATCH`.
 */
export function matchesSchema<State = unknown>(
  schema: StandardSchema,
  pick: (state: State) => unknown = (state) => state,
): Validator<State> {
  return async ({ workflow, step, state }) => {
    const { issues = [] } = await schema['~standard'].validate(pick(state));
    if (issues.length === 0) return;
    throw new PlumblineError({
      code: 'WORKFLOW_SCHEMA_MISMATCH',
      message: `The step "${step}" does not match its schema: ${issues.map(issueText).join('; ')}.`,
      remedy: 'Compare what the step returned with the schema, and mend the one that is wrong.',
      exitCode: exitCodes.testsFailed,
      fields: { workflow, step, issues: issues.map(issueText) },
    });
  };
}

function issueText({ message, path = [] }: SchemaIssue): string {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return keys.length === 0 ? message : `${keys.join('.')}: ${message}`;
}
