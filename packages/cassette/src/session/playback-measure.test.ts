import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { interceptHttp, openSession } from '../index.ts';
import { timingPath } from '../file/timing-path.ts';
import { cassetteStage, type CassetteStage } from '../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

const said = JSON.stringify({ said: 'hello' });

/** A cassette of three requests, each of which took as many milliseconds as are given. */
async function recorded(stage: CassetteStage, took: readonly (number | undefined)[]): Promise<string> {
  await using server = await startLoopbackServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(said);
  });
  await stage.run('record', () => ask(server.origin, [0, 1, 2]));
  const interactions = took.flatMap((end, position) =>
    end === undefined ? [] : [{ position, chunks: [end / 2], end }],
  );
  writeFileSync(timingPath(stage.path), JSON.stringify({ schemaVersion: 1, interactions }));
  return server.origin;
}

async function ask(origin: string, places: readonly number[]): Promise<void> {
  for (const place of places) await (await fetch(`${origin}/${String(place)}`)).text();
}

async function played(
  stage: CassetteStage,
  run: () => Promise<void>,
  options: { readonly looksForUnasked?: boolean; readonly timing?: number } = {},
) {
  using http = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
  const session = openSession({
    path: stage.path,
    test: 'a',
    mode: 'playback',
    recordCommand: '',
    now: () => 0,
    after: (_, due) => {
      due();
    },
    ...options,
  });
  await http.run(session, run);
  await session.finish('passed');
  return session.counts();
}

/** Of all interactions. */
function bytesOfLines(path: string): number {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{"kind":"interaction"')).join('').length;
}

describe('the playback of a cassette is measured', () => {
  it('by what was played, and how long that took when it was recorded', async () => {
    using stage = cassetteStage();
    const origin = await recorded(stage, [100, 20, 3]);
    expect(await played(stage, () => ask(origin, [0, 1, 2]))).toEqual({
      hits: 3,
      misses: 0,
      recorded: 0,
      liveCalls: 0,
      bytes: bytesOfLines(stage.path),
      savedMs: 123,
    });
  });

  it('by what was not asked for', async () => {
    using stage = cassetteStage();
    const origin = await recorded(stage, [100, 20, 3]);
    expect(await played(stage, () => ask(origin, [2]))).toMatchObject({ hits: 1, unplayed: 2, savedMs: 3 });
  });

  it('with less time saved where it plays with pauses', async () => {
    using stage = cassetteStage();
    const origin = await recorded(stage, [100, 20, 3]);
    expect(await played(stage, () => ask(origin, [0]), { timing: 4 })).toMatchObject({ savedMs: 75 });
  });

  it('as unknown where its timing is not known, never as none', async () => {
    using stage = cassetteStage();
    const origin = await recorded(stage, [100, undefined, 3]);
    expect(await played(stage, () => ask(origin, [0, 1]))).toMatchObject({ savedMs: 100, untimed: 1 });
    rmSync(timingPath(stage.path));
    const counts = await played(stage, () => ask(origin, [0, 1]));
    expect(counts).toMatchObject({ untimed: 2 });
    expect(counts).not.toHaveProperty('savedMs');
  });

  it('without a look at a cassette of which nothing was asked, unless that is wanted', async () => {
    using stage = cassetteStage();
    await recorded(stage, [1, 2, 3]);
    const nothing = (): Promise<void> => Promise.resolve();
    expect(await played(stage, nothing)).not.toHaveProperty('unplayed');
    expect(await played(stage, nothing, { looksForUnasked: true })).toMatchObject({ hits: 0, unplayed: 3 });
    rmSync(stage.path);
    expect(await played(stage, nothing, { looksForUnasked: true })).not.toHaveProperty('unplayed');
  });

  it('from the index alone: no line is parsed that was not played', async () => {
    using stage = cassetteStage();
    const origin = await recorded(stage, [1, 2, 3]);
    const parse = vi.spyOn(JSON, 'parse');
    await played(stage, () => ask(origin, [0]));
    const lines = parse.mock.calls.filter(([text]) => text.startsWith('{"kind":"interaction"'));
    parse.mockRestore();
    expect(lines).toHaveLength(1);
  });
});
