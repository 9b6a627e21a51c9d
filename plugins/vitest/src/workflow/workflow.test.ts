import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { CassetteInteraction, WorkflowState } from '@plumbline/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const plugin = join(import.meta.dirname, '../..');
const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-workflow-'));
const cassettes = join(folder, 'talk/__cassettes__/talk');
const ranFile = join(folder, 'ran');
let turns = 0;

/** Answers with the number of the turn, which it finds in the id of the turn before. */
const server = createServer((request, response) => {
  void answerTo(request).then((answer) => response.end(JSON.stringify(answer)));
});

async function answerTo(request: IncomingMessage): Promise<object> {
  turns += 1;
  const { previous_response_id: previous, said } = (await json(request)) as {
    previous_response_id: string | null;
    said: string;
  };
  const turn = Number(previous?.slice(5, 8) ?? '0') + 1;
  const id = `resp_${String(turn).padStart(3, '0')}x${String(turns).padStart(16, '0')}`;
  return { id, turn, said, model: 'talker', usage: { input_tokens: said.length, output_tokens: 1 } };
}

interface Run {
  readonly printed: string;
  /** What steps and fixtures said they did. */
  readonly ran: readonly string[];
  /** Requests that reached the service. */
  readonly asked: number;
}

async function run(
  project: string,
  options: {
    readonly mode?: string;
    readonly pool?: string;
    readonly arguments?: readonly string[];
    readonly [variable: string]: unknown;
  } = {},
): Promise<Run> {
  const { mode = 'playback', pool = 'threads', arguments: more = [], ...variables } = options;
  rmSync(ranFile, { force: true });
  const before = turns;
  const child = spawn(process.execPath, [vitest, 'run', '--reporter=verbose', `--pool=${pool}`, ...more], {
    cwd: join(folder, project),
    env: {
      ...process.env,
      CI: '',
      NO_COLOR: '1',
      PLUMBLINE_HTTP_MODE: mode,
      RAN: ranFile,
      SERVICE: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      ...(variables as Record<string, string>),
    },
  });
  const printed = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
  const ran = existsSync(ranFile) ? readFileSync(ranFile, 'utf8').trim().split('\n') : [];
  return { printed, ran, asked: turns - before };
}

function filesNamed(ending: string): readonly string[] {
  return readdirSync(cassettes).filter((name) => name.endsWith(ending));
}

function cassetteLines(): readonly string[] {
  return readFileSync(join(cassettes, filesNamed('.jsonl')[0] ?? ''), 'utf8')
    .trim()
    .split('\n');
}

function recordedState(): WorkflowState {
  return JSON.parse(
    readFileSync(join(cassettes, filesNamed('.state.json')[0] ?? ''), 'utf8'),
  ) as WorkflowState;
}

beforeAll(async () => {
  cpSync(join(plugin, 'fixtures/workflows'), folder, { recursive: true });
  symlinkSync(join(plugin, '../../node_modules'), join(folder, 'node_modules'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const alone = (step: string): readonly string[] => ['--testNamePattern', `^a talk > ${step}$`];

test('a step cannot run alone where those before it were never recorded', async () => {
  const { printed, ran } = await run('talk', { arguments: alone('ends') });
  expect(ran).toEqual([]);
  expect(printed).toContain(
    'WORKFLOW_STATE_MISSING: The step "ends" cannot run alone: what it goes on from was never recorded of "opens", "goes on"',
  );
});

describe('a workflow that was recorded', () => {
  let kept = '';

  beforeAll(async () => {
    const { printed, asked } = await run('talk', { mode: 'record' });
    expect(printed).toContain('3 passed');
    expect(asked).toBe(3);
    kept = `${folder}-kept`;
    cpSync(cassettes, kept, { recursive: true });
  });

  beforeEach(() => {
    rmSync(cassettes, { recursive: true });
    cpSync(kept, cassettes, { recursive: true });
  });

  afterAll(() => {
    rmSync(kept, { recursive: true });
  });

  test('has one cassette with a section a step, and the state that each step left', () => {
    expect(filesNamed('.jsonl')).toHaveLength(1);
    const lines = cassetteLines();
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ test: 'a talk' });
    const sections = lines.slice(1, -1).map((line) => (JSON.parse(line) as CassetteInteraction).section);
    expect(sections).toEqual(['opens', 'goes on', 'ends']);
    const { steps } = recordedState();
    expect(steps.map(({ step }) => step)).toEqual(['opens', 'goes on', 'ends']);
    expect(steps[0]).toMatchObject({
      added: { first: { turn: 1 } },
      conversation: { id: expect.any(String) as string },
    });
  });

  test('plays back in order whatever the project says, each attempt from what the step before left', async () => {
    const { printed, ran, asked } = await run('talk', {
      VARIANT: 'flaky',
      pool: 'vmThreads',
      arguments: ['--sequence.concurrent', '--sequence.shuffle.tests', '--sequence.seed=2'],
    });
    expect(printed).toMatch(/3 passed \| 1 skipped/u);
    const twice = ['goes on', 'closed', 'goes on', 'closed'];
    expect(ran).toEqual(['greeting', 'opens', 'closed', ...twice, 'ends', 'closed']);
    expect(asked).toBe(0);
  });

  test('runs one step alone, without those before it', async () => {
    const named = await run('talk', { arguments: alone('ends') });
    expect(named.printed).toMatch(/1 passed \| 3 skipped/u);
    expect([named.ran, named.asked]).toEqual([['ends', 'closed'], 0]);
    const only = await run('talk', { VARIANT: 'only', arguments: ['--allowOnly'] });
    expect(only.printed).toMatch(/1 passed \| 3 skipped/u);
    expect(only.ran).toEqual(['is looked at', 'closed']);
  });

  test('records one step anew, and leaves the other sections as they are', async () => {
    const before = { lines: cassetteLines(), state: recordedState() };
    const { asked, ran, printed } = await run('talk', { mode: 'record', arguments: alone('goes on') });
    expect(printed).toContain('1 passed');
    expect([ran, asked]).toEqual([['goes on', 'closed'], 1]);
    const after = { lines: cassetteLines(), state: recordedState() };
    expect([after.lines[1], after.lines[3]]).toEqual([before.lines[1], before.lines[3]]);
    expect(after.lines[2]).not.toBe(before.lines[2]);
    expect([after.state.steps[0], after.state.steps[2]]).toEqual([
      before.state.steps[0],
      before.state.steps[2],
    ]);
    expect((await run('talk')).printed).toMatch(/3 passed/u);
  });

  test('leaves out what comes after a step that fails, says which, and records nothing of it', async () => {
    const lines = cassetteLines();
    const { printed, ran } = await run('talk', { mode: 'record', VARIANT: 'fails' });
    expect(printed).toMatch(/1 failed \| 3 skipped/u);
    expect(printed).toMatch(/↓ .*a talk > goes on.*\[the step "opens" failed\]/u);
    expect(printed).toMatch(/↓ .*a talk > ends.*\[the step "opens" failed\]/u);
    expect(ran.filter((what) => what === 'goes on' || what === 'ends')).toEqual([]);
    expect(cassetteLines()).toEqual(lines);
  });

  test('fails where a step leaves another state, until that is recorded, which asks for nothing', async () => {
    const changed = await run('talk', { VARIANT: 'changed', arguments: ['--retry=0'] });
    expect(changed.printed).toContain(
      'WORKFLOW_STATE_CHANGED: The step "opens" left something else than was recorded: state.first.at is 2, and was 1.',
    );
    expect(changed.printed).toMatch(
      /→ If that is meant, record it with `PLUMBLINE_HTTP_MODE=record-missing /u,
    );
    const recorded = await run('talk', { VARIANT: 'changed', mode: 'record-missing' });
    expect(recorded.asked).toBe(0);
    expect(recordedState().steps[0]?.added).toMatchObject({ first: { at: 2 } });
  });

  test('holds a ceiling on tokens, played and live', async () => {
    const played = await run('talk', { CEILING: '10', arguments: ['--retry=0'] });
    expect(played.printed).toContain(
      'WORKFLOW_TOKENS_EXCEEDED: The step "goes on" took 14 tokens; the ceiling is 10.',
    );
    const live = await run('talk', { CEILING: '10', mode: 'live', arguments: ['--retry=0'] });
    expect(live.printed).toContain(
      'WORKFLOW_TOKENS_EXCEEDED: The step "goes on" took 14 tokens; the ceiling is 10.',
    );
    expect(live.asked).toBe(2);
  });
});

test('what no step may leave is refused, with the place and what to do', async () => {
  const { printed } = await run('faults');
  for (const message of [
    'WORKFLOW_STATE_NOT_JSON: The step "returns one" returned state that is no JSON: plan.due.0 is a Date.',
    'WORKFLOW_STATE_NOT_JSON: The step "saves it" left a conversation that was saved as something that is no JSON: it is a Map.',
    'TypeError: Cannot add property 1, object is not extensible',
    'WORKFLOW_INVARIANT_BROKEN: After the step "returns three" it does not hold that three is four.',
    'WORKFLOW_STEP_DUPLICATE: The workflow "has a step twice" has two steps named "again".',
  ]) {
    expect(printed).toContain(message);
  }
  expect(printed).toMatch(/is left out.*\[the step "returns one" failed\]/u);
});
