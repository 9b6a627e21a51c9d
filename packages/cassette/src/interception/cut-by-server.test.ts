import { describe, expect, test } from 'vitest';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import { seeingClients } from '../testing/exchange-clients.contract.ts';
import { startLoopbackServer } from '../testing/loopback-server.contract.ts';

/** Error by error down the causes: what code under test can tell failures by. */
function chainOf(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const { name, message, code, cause } = error as Record<string, unknown>;
  return [{ name, message, code }, ...chainOf(cause)];
}

describe.for(seeingClients)('a stream that its server cuts, read by %s', ([, ask]) => {
  test.for(['text/event-stream', 'application/json'])(
    'of type %s, fails in playback as it did live',
    async (type) => {
      using stage = cassetteStage();
      await using server = await startLoopbackServer((_, response) => {
        response.writeHead(200, { 'content-type': type });
        response.write('data: 1\n\n', () => response.destroy());
      });
      const failure = async (): Promise<{ chunks: string[]; chain: unknown[] }> => {
        const chunks: string[] = [];
        const arrived = (chunk: string): void => {
          chunks.push(chunk);
        };
        const error = await ask(server.origin, { arrived }).then(
          () => 'no error',
          (thrown: unknown) => thrown,
        );
        return { chunks, chain: chainOf(error) };
      };
      const { value: seen } = await stage.run('record', failure);
      const { value: replayed } = await stage.run('playback', failure);
      expect(seen.chain).not.toEqual([]);
      expect(replayed).toEqual(seen);
    },
  );
});
