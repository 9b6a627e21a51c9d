import type { z } from 'zod';
import { PlanError, type PlanErrorCode } from './plan-error.ts';
import { planSchema, type Plan } from './plan.ts';

/** What came of reading a plan. */
export type PlanReading =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly error: PlanError };

/**
 * Reads and checks a plan that a model has written.
 *
 * @param text - What the model said.
 * @returns The plan, or an error whose message lists every problem found.
 */
export function readPlan(text: string): PlanReading {
  const json = readJson(text);
  if (!json.ok) {
    return json;
  }
  const parsed = planSchema.safeParse(json.value);
  return parsed.success
    ? { ok: true, plan: parsed.data }
    : { ok: false, error: planError(parsed.error.issues) };
}

function readJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: PlanError } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (cause) {
    return {
      ok: false,
      error: new PlanError({
        code: 'PLAN_NOT_JSON',
        message: `Expected a plan as JSON, got text that begins with ${JSON.stringify(text.slice(0, 40))}.`,
        remedy: 'Ask again, or use a model that keeps to a JSON schema.',
        cause,
      }),
    };
  }
}

function planError(issues: readonly z.core.$ZodIssue[]): PlanError {
  const problems = issues.map((issue) => ({ code: issueCode(issue), message: issueText(issue) }));
  return new PlanError({
    code: problems[0]?.code ?? 'PLAN_SHAPE_INVALID',
    message: problems.map(({ message }) => message).join(' '),
    remedy: 'Tell the model what is wrong and ask for the whole plan again, or say the goal more narrowly.',
    details: { problems },
  });
}

const graphCodes: readonly PlanErrorCode[] = [
  'PLAN_DEPENDENCY_CYCLE',
  'PLAN_DUPLICATE_STEP',
  'PLAN_UNKNOWN_DEPENDENCY',
];

function issueCode(issue: z.core.$ZodIssue): PlanErrorCode {
  const named: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return graphCodes.find((code) => code === named) ?? 'PLAN_SHAPE_INVALID';
}

function issueText(issue: z.core.$ZodIssue): string {
  return issueCode(issue) === 'PLAN_SHAPE_INVALID'
    ? `${issue.path.map(String).join('.') || 'plan'}: ${issue.message}.`
    : issue.message;
}
