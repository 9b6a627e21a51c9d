import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workflowStateSchema } from '@plumbline/contracts';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { beginSections } from '../index.ts';
import { WorkflowStates } from './workflow-states.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-states-'));
const path = join(folder, 'flow.state.json');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  rmSync(path, { force: true });
});

function states(
  order: readonly string[] = ['a', 'b'],
  environment: Record<string, string> = {},
): WorkflowStates {
  return new WorkflowStates({
    ...{ order, workflow: 'suite > flow', redaction: { environment }, run: beginSections() },
    cassette: join(folder, 'flow.jsonl'),
    recordCommand: 'npx nx run app:record',
  });
}

test('what a step left is read again, in the order of the workflow', async () => {
  await states().save({ step: 'b', added: { second: 2 }, conversation: [1] });
  await states().save({ step: 'a', added: { first: 1 } });
  expect(states().read()).toEqual([
    { step: 'a', added: { first: 1 } },
    { step: 'b', added: { second: 2 }, conversation: [1] },
  ]);
  expect(workflowStateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success).toBe(true);
});

test('nothing was left where nothing was recorded', () => {
  expect(states().read()).toEqual([]);
});

test('a step that is recorded anew takes the place of the old one; one that is none any more goes', async () => {
  for (const step of ['a', 'b']) await states().save({ step, added: { old: true } });
  await states(['c', 'b']).save({ step: 'b', added: { old: false } });
  expect(states().read()).toEqual([{ step: 'b', added: { old: false } }]);
});

test('a file that says it already is left alone', async () => {
  await states().save({ step: 'a', added: { first: 1 } });
  utimesSync(path, 1, 1);
  await states().save({ step: 'a', added: { first: 1 } });
  expect(statSync(path).mtimeMs).toBe(1000);
});

test('secrets of the environment, and by name and shape, do not reach the disk', async () => {
  const key = 'a-value-that-only-the-environment-tells';
  const shaped = 'sk-proj-Abcdefghij0123456789KlmnopqrstT3BlbkFJ0123456789abcdefghij';
  const step = {
    step: 'a',
    added: { note: `with ${key}`, password: 'hunter-two' },
    conversation: [{ text: shaped }],
  };
  await states(['a'], { SERVICE_API_KEY: key }).save(step);
  const text = readFileSync(path, 'utf8');
  for (const secret of [key, shaped, 'hunter-two']) expect(text).not.toContain(secret);
  expect(states(['a'], { SERVICE_API_KEY: key }).redact(step)).toEqual(states().read()[0]);
});

test.for([
  ['no JSON', '{', 'WORKFLOW_STATE_INVALID'],
  ['not the state of a workflow', '{"schemaVersion":1,"kind":"cassette"}', 'WORKFLOW_STATE_INVALID'],
  [
    'steps that are none',
    '{"schemaVersion":1,"kind":"workflow-state","steps":[{"step":1}]}',
    'WORKFLOW_STATE_INVALID',
  ],
  ['has schemaVersion 2', '{"schemaVersion":2,"kind":"workflow-state"}', 'WORKFLOW_STATE_TOO_NEW'],
] as const)('a file is refused that %s, and recorded anew', async ([found, text, code]) => {
  writeFileSync(path, text);
  expect(() => states().read()).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(found) as string }) as Error,
  );
  await states().save({ step: 'a', added: {} });
  expect(states().read()).toEqual([{ step: 'a', added: {} }]);
});
