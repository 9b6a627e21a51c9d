import { format } from 'prettier';
import type { ContractClient } from './contract-client.contract.ts';

/** A part of the contract that was found to hold for a client. */
export type ClientVerdict = 'response' | 'body' | 'order' | 'unknown' | 'refused';

/** What the contract found. */
export interface ContractFindings {
  readonly listed: readonly ContractClient[];
  readonly further: readonly ContractClient[];
  readonly verdicts: ReadonlyMap<string, readonly ClientVerdict[]>;
}

/**
 * Writes the reference page of the clients.
 *
 * @param findings - What the contract found.
 * @returns Markdown.
 */
export async function clientTable({ listed, further, verdicts }: ContractFindings): Promise<string> {
  const isReplayed = ({ name }: ContractClient): boolean => verdicts.get(name)?.includes('response') === true;
  const isRefused = ({ name }: ContractClient): boolean => verdicts.get(name)?.includes('refused') === true;
  const rows = [...listed, ...further].map((client) => rowOf(client, verdicts.get(client.name) ?? []));
  const page = [
    '# HTTP clients',
    'What recordings do for each client, as the contract suite of `packages/cassette` finds it: each client records against a server, and plays with the server gone. This page is written by that suite.',
    `Of the ${String(listed.length)} clients that recorders are compared by, ${String(listed.filter(isReplayed).length)} are replayed and ${String(listed.filter(isRefused).length)} are refused by name; ${String(further.filter(isReplayed).length)} more are replayed beside them.`,
    [
      '| Client | In playback | Status, headers, chunks | Body sent | Equal requests in order | Unknown request fails |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
    'A client that hands its user the whole body has one chunk. What is refused fails with `LIVE_CALL_REFUSED`: allow its host under `cassettes.allowHosts`, or make the test a live one.',
  ];
  return format(page.join('\n\n'), { parser: 'markdown' });
}

function rowOf(client: ContractClient, verdicts: readonly ClientVerdict[]): string {
  const says = (verdict: ClientVerdict): string => (verdicts.includes(verdict) ? 'yes' : '–');
  const cells = [
    client.name,
    outcomeOf(client, verdicts),
    ...(['response', 'body', 'order', 'unknown'] as const).map(says),
  ];
  return `| ${cells.join(' | ')} |`;
}

function outcomeOf(client: ContractClient, verdicts: readonly ClientVerdict[]): string {
  if (client.kind === 'replayed') return verdicts.includes('response') ? 'replayed' : 'not replayed';
  return verdicts.includes('refused') ? `refused as \`${client.calledName}\`` : 'not refused';
}
