/** What a client is asked to ask. */
export interface ContractRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly path: string;
  /** JSON, for a POST; a GET without. */
  readonly body?: string;
  /** Is called for each chunk when the client has it. */
  readonly arrived: (chunk: string) => void;
}

/** All that a client lets its user see of a response. */
export interface ContractReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: readonly (readonly [string, string])[];
  readonly chunks: readonly string[];
}

/** A client whose requests are replayed. */
export interface ReplayedClient {
  readonly kind: 'replayed';
  readonly name: string;
  readonly scheme: 'http' | 'https';
  /** Whether it hands on chunks, or events, or the whole body. */
  readonly reads: 'chunks' | 'events' | 'whole';
  /** Whether it can send a body. */
  readonly posts: boolean;
  readonly ask: (request: ContractRequest) => Promise<ContractReply>;
}

/** A client whose connections are refused. */
export interface RefusedClient {
  readonly kind: 'refused';
  readonly name: string;
  readonly scheme: 'http' | 'https';
  /** What the refusal calls it. */
  readonly calledName: string;
  /** Connects, and fails; where the client hides why, with any error. */
  readonly connect: (host: string) => Promise<unknown>;
}

/** A client of the contract. */
export type ContractClient = ReplayedClient | RefusedClient;

/** A client that replays, over http, with bodies, chunk by chunk, where nothing else is said. */
export function replayed(
  name: string,
  ask: ReplayedClient['ask'],
  but: Partial<Pick<ReplayedClient, 'scheme' | 'reads' | 'posts'>> = {},
): ReplayedClient {
  return { kind: 'replayed', name, scheme: 'http', reads: 'chunks', posts: true, ...but, ask };
}

/**
 * Reads a body chunk by chunk.
 *
 * @param body - The body.
 * @param arrived - Is told each chunk.
 * @returns The chunks, a character a byte.
 */
export async function readChunks(
  body: AsyncIterable<unknown> | null,
  arrived: ContractRequest['arrived'],
): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of body ?? []) {
    const text = Buffer.from(chunk as Uint8Array).toString('latin1');
    chunks.push(text);
    arrived(text);
  }
  return chunks;
}

/**
 * Lists headers that are kept as an object.
 *
 * @param headers - Values by name.
 * @returns Name and value pairs, names in lower case.
 */
export function headerPairsOf(headers: object): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().map((single): [string, string] => [name.toLowerCase(), String(single)]),
  );
}
