import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CassetteInteraction } from '@plumbline/contracts';
import type { HttpMode } from '@plumbline/contracts/modes';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { beginSections, interceptHttp, openSession, type CassetteSession } from '../index.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-sections-'));
const path = join(folder, 'a.jsonl');
const order = ['opens', 'goes on', 'ends'];
let asked = 0;
const server = await startLoopbackServer((request, response) => {
  asked += 1;
  let said = '';
  request.on('data', (chunk: Buffer) => (said += chunk.toString()));
  request.on('end', () => {
    const id = `resp_${String(asked).padStart(20, '0')}`;
    response.writeHead(200, { date: 'never', 'content-type': 'application/json' });
    response.end(JSON.stringify({ id, said }));
  });
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server[Symbol.asyncDispose]();
});

beforeEach(() => {
  rmSync(path, { force: true });
});

interface Answer {
  readonly id: string;
  readonly said: string;
}

async function ask(said: string): Promise<Answer> {
  return (await (await fetch(server.origin, { method: 'POST', body: said })).json()) as Answer;
}

/** Runs steps one after the other, each in its section; gives their answers and sessions. */
async function run<T>(
  mode: HttpMode,
  steps: Readonly<Record<string, () => Promise<T>>>,
  { wallClock = (): number => 0 } = {},
): Promise<{ answers: T[]; sessions: CassetteSession[] }> {
  using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
  const sections = beginSections();
  const answers: T[] = [];
  const sessions: CassetteSession[] = [];
  for (const [name, step] of Object.entries(steps)) {
    const section = { workflow: 'flow', name, order, run: sections };
    const session = openSession({
      ...{ path, mode, wallClock, section, test: `flow > ${name}` },
      recorder: { isOpen: true },
      recordCommand: 'nx run app:record',
    });
    sessions.push(session);
    answers.push(await interception.run(session, step));
    await session.finish('passed');
  }
  return { answers, sessions };
}

function sectionsOnDisk(): (string | undefined)[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1, -1);
  return lines.map((line) => (JSON.parse(line) as CassetteInteraction).section);
}

const talk = {
  opens: () => ask('hello'),
  'goes on': () => ask('hello'),
  ends: () => ask('bye'),
};

describe('the sections of a cassette', () => {
  test('each play what was recorded in them, also where they ask the same', async () => {
    const recorded = await run('record', talk);
    expect(sectionsOnDisk()).toEqual(order);
    const calls = asked;
    expect((await run('playback', talk)).answers).toEqual(recorded.answers);
    expect((await run('playback', { 'goes on': talk['goes on'] })).answers).toEqual([recorded.answers[1]]);
    expect(asked).toBe(calls);
  });

  test('refuse what was recorded in another of them, and what is used up', async () => {
    await run('record', talk);
    await expect(run('playback', { ends: () => ask('hello') })).rejects.toMatchObject({
      code: 'RECORDING_MISSING',
      message: expect.stringContaining('recorded request 1, differs in') as string,
    });
    const twice = async (): Promise<unknown> => [await ask('hello'), await ask('hello')];
    await expect(run('playback', { opens: twice })).rejects.toMatchObject({ code: 'RECORDING_EXHAUSTED' });
  });

  test('are recorded anew one by one: the others keep their bytes', async () => {
    await run('record', talk);
    const before = readFileSync(path, 'utf8').split('\n');
    const { answers } = await run('record', { 'goes on': () => ask('again') });
    const after = readFileSync(path, 'utf8').split('\n');
    expect(sectionsOnDisk()).toEqual(order);
    expect([after[0], after[1], after[3]]).toEqual([before[0], before[1], before[3]]);
    expect((await run('playback', { ...talk, 'goes on': () => ask('again') })).answers[1]).toEqual(
      answers[0],
    );
  });

  test('keep what they have, and add what was missing in its place', async () => {
    const { answers } = await run('record', { opens: talk.opens, ends: talk.ends });
    const more = await run('record-missing', talk);
    expect(sectionsOnDisk()).toEqual(order);
    expect([more.answers[0], more.answers[2]]).toEqual(answers);
    expect(more.sessions.map((session) => session.counts().recorded)).toEqual([0, 1, 0]);
  });

  test('go where their step asks nothing any more, or is none any more', async () => {
    await run('record', talk);
    await run('record', { 'goes on': () => Promise.resolve() });
    expect(sectionsOnDisk()).toEqual(['opens', 'ends']);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"section":"ends"', '"section":"renamed"'));
    await run('record', { opens: talk.opens });
    expect(sectionsOnDisk()).toEqual(['opens']);
  });

  test('write the same bytes for the same traffic', async () => {
    const same = { opens: () => ask('hello') };
    await run('record', same);
    asked -= 1;
    const first = readFileSync(path, 'utf8');
    await run('record', same);
    expect(readFileSync(path, 'utf8')).toBe(first);
  });

  test('are recorded anew where the old cassette cannot be read', async () => {
    writeFileSync(path, 'not a cassette\n');
    await run('record', talk);
    expect(sectionsOnDisk()).toEqual(order);
  });

  test('know when the oldest of them was recorded', async () => {
    const recordedAt = (): unknown =>
      (JSON.parse(readFileSync(path.replace('.jsonl', '.timing.json'), 'utf8')) as { recordedAt: string })
        .recordedAt;
    await run('record', talk, { wallClock: () => 1000 });
    await run('record', { ends: talk.ends }, { wallClock: () => 5000 });
    expect(recordedAt()).toBe('1970-01-01T00:00:01.000Z');
    await run('record', talk, { wallClock: () => 9000 });
    expect(recordedAt()).toBe('1970-01-01T00:00:09.000Z');
  });

  test('keep their timing with their interactions', async () => {
    await run('record', talk);
    await run('record', { opens: async () => [await ask('a'), await ask('b')] });
    const timing = JSON.parse(readFileSync(path.replace('.jsonl', '.timing.json'), 'utf8')) as unknown;
    expect(timing).toMatchObject({ interactions: [0, 1, 2, 3].map((position) => ({ position })) });
  });

  test('tell what was asked in them, played or live', async () => {
    const recorded = await run('record', talk);
    const played = await run('playback', talk);
    const live = await run('live', { opens: talk.opens });
    expect(existsSync(path)).toBe(true);
    const seen = async (session: CassetteSession | undefined): Promise<unknown> =>
      (await session?.exchanges())?.map(({ response }) => response?.body);
    expect(await seen(played.sessions[1])).toEqual([{ as: 'json', value: recorded.answers[1] }]);
    expect(await seen(recorded.sessions[1])).toEqual(await seen(played.sessions[1]));
    expect(await seen(live.sessions[0])).toEqual([{ as: 'json', value: live.answers[0] }]);
  });
});

describe('a conversation that goes through sections', () => {
  const own = (id: string) => ({
    opens: () => ask(JSON.stringify({ thread_id: id, say: 'hello' })),
    'goes on': () => ask(JSON.stringify({ thread_id: id, say: 'more' })),
  });
  const [then, now] = ['5d2f5f0e-8c1d-4b55-9a57-0d7c53f5a001', 'a7d5a2c4-2f0a-4c63-8ed4-6d3f1b9e0002'];

  test('goes on with the ids of this run', async () => {
    await run('record', own(then));
    const { answers } = await run('playback', own(now));
    expect(answers.map(({ said }) => said)).toEqual([
      expect.stringContaining(now) as string,
      expect.stringContaining(now) as string,
    ]);
  });

  test('goes on from what was recorded where the sections before do not run', async () => {
    const follows = (id: string) => ({ 'goes on': () => ask(JSON.stringify({ previous: id, say: 'more' })) });
    const recorded = await run('record', { opens: talk.opens });
    const [{ id }] = recorded.answers as [Answer];
    await run('record', follows(id));
    expect((await run('playback', follows(id))).answers[0]?.said).toContain(id);

    await run('record', { opens: talk.opens });
    const renewed = await run('playback', { opens: talk.opens });
    const [{ id: other }] = renewed.answers as [Answer];
    expect(other).not.toBe(id);
    expect((await run('playback', { opens: talk.opens, ...follows(other) })).answers[1]?.said).toContain(
      other,
    );
    expect((await run('playback', follows(other))).answers[0]?.said).toContain(other);
  });
});
