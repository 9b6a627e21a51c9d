import { fileURLToPath } from 'node:url';
import tls from 'node:tls';
import { describe, expect, test } from 'vitest';
import type { CassetteSession } from '../index.ts';
import { cassetteStage } from '../testing/cassette-stage.contract.ts';
import type {
  ContractReply,
  ContractRequest,
  ReplayedClient,
} from '../testing/clients/contract-client.contract.ts';
import { clientTable, type ClientVerdict } from '../testing/clients/client-table.contract.ts';
import { furtherClients, listedClients } from '../testing/clients/contract-clients.contract.ts';
import { startContractServer, type ContractServer } from '../testing/clients/contract-server.contract.ts';
import { selfSignedCertificate } from './http2/self-signed-certificate.ts';

const certificate = selfSignedCertificate();
tls.setDefaultCACertificates([...tls.getCACertificates(), certificate.cert]);

const clients = [...listedClients, ...furtherClients];
const replayed = clients.filter((client) => client.kind === 'replayed');
const refused = clients.filter((client) => client.kind === 'refused');
const table = fileURLToPath(new URL('../../../../docs/reference/http-clients.md', import.meta.url));
const verdicts = new Map<string, ClientVerdict[]>();
const nothing = (): void => undefined;

/** Stands last in a test: only what holds is in the table. */
function note({ name }: { readonly name: string }, verdict: ClientVerdict): void {
  verdicts.set(name, [...(verdicts.get(name) ?? []), verdict]);
}

/** Each event waits for the client to have the one before, where the client can tell. */
function acknowledgements({ reads }: Pick<ReplayedClient, 'reads'>): {
  arrived: () => void;
  hasArrived: (event: number) => Promise<unknown>;
} {
  const arrivals = Array.from({ length: 3 }, () => Promise.withResolvers<undefined>());
  let count = 0;
  return {
    arrived: () => {
      arrivals[count]?.resolve(undefined);
      count += 1;
    },
    hasArrived: async (event) => (reads === 'whole' ? undefined : arrivals[event]?.promise),
  };
}

function start(
  { scheme }: Pick<ReplayedClient, 'scheme'>,
  hasArrived: (event: number) => Promise<unknown> = async () => undefined,
): Promise<ContractServer> {
  return startContractServer({ hasArrived, ...(scheme === 'https' && { certificate }) });
}

interface Played {
  readonly live: readonly ContractReply[];
  readonly replies: readonly ContractReply[];
  readonly session: CassetteSession;
}

/** Asks a server one thing after the other, recorded; then the same in playback, with the server gone. */
async function recordAndPlay(
  client: ReplayedClient,
  requests: readonly Pick<ContractRequest, 'path' | 'body'>[],
): Promise<Played> {
  using stage = cassetteStage();
  const { arrived, hasArrived } = acknowledgements(client);
  let origin = '';
  const askAll = async (told: () => void): Promise<ContractReply[]> => {
    const replies: ContractReply[] = [];
    for (const request of requests) replies.push(await client.ask({ ...request, origin, arrived: told }));
    return replies;
  };
  let live: ContractReply[];
  {
    await using server = await start(client, hasArrived);
    origin = `${client.scheme}://${server.host}`;
    live = (await stage.run('record', () => askAll(arrived))).value;
    expect(server.requests()).toBe(requests.length);
  }
  const { value: replies, session } = await stage.run('playback', () => askAll(nothing));
  return { live, replies, session };
}

describe.for(replayed.map((client) => [client.name, client] as const))('%s', ([, client]) => {
  test('sees the status, the headers and each chunk that it saw live', async () => {
    const { live, replies, session } = await recordAndPlay(client, [{ path: '/stream' }]);
    expect(replies).toEqual(live);
    expect(live[0]?.chunks.length).toBe(client.reads === 'whole' ? 1 : 3);
    expect(session.counts()).toMatchObject({ hits: 1, misses: 0, recorded: 0, liveCalls: 0 });
    note(client, 'response');
  });

  test.skipIf(!client.posts)('has the answer to the body that it sends', async () => {
    const requests = ['{"ask":1}', '{"ask":2}'].map((body) => ({ path: '/echo', body }));
    const { live, replies } = await recordAndPlay(client, requests);
    expect(replies).toEqual(live);
    expect(live.map(({ chunks }) => chunks.join('').includes('ask'))).toEqual([true, true]);
    note(client, 'body');
  });

  test('has the answers to equal requests in the order they came', async () => {
    const { live, replies } = await recordAndPlay(client, [{ path: '/same' }, { path: '/same' }]);
    expect(replies).toEqual(live);
    expect(live[0]?.chunks).not.toEqual(live[1]?.chunks);
    note(client, 'order');
  });

  test('fails where it asks what was not recorded', async () => {
    using stage = cassetteStage();
    await using server = await start(client);
    const ask = (path: string): Promise<ContractReply> =>
      client.ask({ origin: `${client.scheme}://${server.host}`, path, arrived: nothing });
    await stage.run('record', () => ask('/known'));
    const { error, session } = await stage.attempt('playback', () => ask('/unknown'));
    expect(error).toBeInstanceOf(Error);
    expect(session.problems()).toMatchObject([{ code: 'RECORDING_MISSING' }]);
    expect(server.requests()).toBe(1);
    note(client, 'unknown');
  });
});

describe.for(refused.map((client) => [client.name, client] as const))('%s', ([, client]) => {
  test('is refused in playback, by its name', async () => {
    using stage = cassetteStage();
    await using server = await start(client);
    const { error, session } = await stage.attempt('playback', () => client.connect(server.host));
    expect(error).toBeInstanceOf(Error);
    expect(session.problems()).toMatchObject([
      { code: 'LIVE_CALL_REFUSED', message: expect.stringContaining(` by ${client.calledName} `) as string },
    ]);
    expect(server.requests()).toBe(0);
    note(client, 'refused');
  });
});

test('the table of clients says what these tests found; else run them with -u', async () => {
  await expect(
    await clientTable({ listed: listedClients, further: furtherClients, verdicts }),
  ).toMatchFileSnapshot(table);
});
