import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../../testing/cassette-stage.contract.ts';
import { startLoopbackServer } from '../../testing/loopback-server.contract.ts';

describe('a request of node:http', () => {
  test('that expects to be told to continue sends its body then', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((request, response) => {
      void text(request).then((body) => response.end(`had ${body}`));
    });
    const ask = async (): Promise<string> => {
      const request = http.request(server.origin, { method: 'POST', headers: { expect: '100-continue' } });
      request.flushHeaders();
      await once(request, 'continue');
      request.end('later');
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      return text(response);
    };
    expect((await stage.run('record', ask)).value).toBe('had later');
    expect((await stage.run('playback', ask)).value).toBe('had later');
  });

  test.for(['record', 'record-missing'] as const)(
    'is recorded with its last headers, in the mode %s',
    async (mode) => {
      using stage = cassetteStage();
      await using server = await startLoopbackServer((request, response) => {
        const { 'content-length': length, 'transfer-encoding': coding, ...rest } = request.headers;
        response.end(JSON.stringify([rest['x-late'] ?? rest['x-listed'], length, coding]));
      });
      const late = async (): Promise<string> => {
        const request = http.request(server.origin, { method: 'POST' });
        request.setHeader('x-late', 'set late');
        request.end('body');
        const [response] = (await once(request, 'response')) as [http.IncomingMessage];
        return text(response);
      };
      const listed = async (): Promise<string> => {
        const headers = ['Host', server.host, 'x-listed', 'in a list', 'content-length', '4'];
        const request = http.request(server.origin, { method: 'PUT', headers });
        request.end('body');
        const [response] = (await once(request, 'response')) as [http.IncomingMessage];
        return text(response);
      };
      expect((await stage.run(mode, async () => [await late(), await listed()])).value).toEqual([
        '["set late","4",null]',
        '["in a list","4",null]',
      ]);
      const file = readFileSync(stage.path, 'utf8');
      expect(file).toContain('["x-late","set late"]');
      expect(file).toContain('["x-listed","in a list"]');
    },
  );

  test('ends as a real one does: end, close, and a free agent', async () => {
    using stage = cassetteStage();
    await using server = await startLoopbackServer((_, response) => response.end('done'));
    const ask = async (): Promise<string[]> => {
      const agent = new http.Agent({ keepAlive: true });
      const seen: string[] = [];
      const request = http.get(server.origin, { agent });
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      for (const event of ['end', 'close']) response.on(event, () => seen.push(`response ${event}`));
      const closed = once(request, 'close');
      response.resume();
      await closed;
      seen.push(`complete ${String(response.complete)}`);
      agent.destroy();
      return seen;
    };
    const { value: seen } = await stage.run('record', ask);
    expect((await stage.run('playback', ask)).value).toEqual(seen);
  });
});
