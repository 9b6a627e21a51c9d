import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { askByFetch, askByHttp, askByUndici } from '../../fixtures/ask-from-elsewhere.ts';
import { interceptHttp, openSession } from '../index.ts';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';

const url = 'http://models.invalid/v1?api_key=hunter2hunter2';
const fixture = fileURLToPath(new URL('../../fixtures/ask-from-elsewhere.ts', import.meta.url));

const asks: [string, () => Promise<unknown>, line: number][] = [
  ['fetch', () => askByFetch(url), 6],
  ['node:http', () => askByHttp(url), 11],
  ['undici', () => askByUndici(request, url), 16],
];

describe.for(asks)('a request by %s that was not recorded', ([, ask, line]) => {
  test('is refused with its method, URL, line, test, cassette and remedy, and is remembered', async () => {
    using stage = cassetteStage();
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = stage.open('playback');
    const refusal = {
      name: 'PlumblineError',
      code: 'CASSETTE_MISSING',
      message: `GET http://models.invalid/v1?api_key=[redacted] was refused (from ${fixture}:${String(line)}): the test "suite > a" has no cassette at ${stage.path}.`,
      remedy: 'Record it with `nx run app:record`.',
    };
    await expect(interception.run(session, ask)).rejects.toMatchObject(refusal);
    const { name: _, ...remembered } = refusal;
    expect(session.problems()).toEqual([remembered]);
    expect(session.counts()).toEqual({ hits: 0, misses: 1, recorded: 0, liveCalls: 1 });
  });

  test('is remembered where the code under test swallows the error', async () => {
    using stage = cassetteStage();
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = stage.open('playback');
    await interception.run(session, () => ask().catch(() => 'swallowed'));
    expect(session.problems()).toMatchObject([{ code: 'CASSETTE_MISSING' }]);
  });

  test('is refused outside a session', async () => {
    using _ = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    await expect(ask()).rejects.toMatchObject({
      code: 'LIVE_CALL_REFUSED',
      message: expect.stringContaining('it belongs to no test') as string,
    });
  });

  test('goes to the session that is named for what belongs to none', async () => {
    using stage = cassetteStage();
    const session = stage.open('playback');
    using _ = interceptHttp({ unattributed: () => session, allowHosts: [] });
    await expect(ask()).rejects.toMatchObject({ code: 'CASSETTE_MISSING' });
    expect(session.counts().misses).toBe(1);
  });

  test('is refused after its test has ended', async () => {
    using stage = cassetteStage();
    using interception = interceptHttp({ unattributed: () => undefined, allowHosts: [] });
    const session = stage.open('playback');
    await session.finish('passed');
    await expect(interception.run(session, ask)).rejects.toMatchObject({ code: 'REQUEST_AFTER_TEST' });
  });
});

test('recording without a recorder is refused when the session opens', () => {
  const open = (): unknown =>
    openSession({ path: '/nowhere', test: 'a', mode: 'record', recordCommand: 'nx run app:record' });
  expect(open).toThrow(expect.objectContaining({ code: 'RECORDING_NOT_PERMITTED' }));
});
