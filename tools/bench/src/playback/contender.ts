/** How the clients that are measured are called. */
export type ClientName = 'fetch' | 'undici.request' | 'node:http';

/** What a contender answers: equal JSON answers of a server, one a path. */
export interface Exchanges {
  /** Folder for what a contender keeps, empty at first. */
  readonly folder: string;
  /** Such as `http://127.0.0.1:4000`; a server answers there while contenders prepare. */
  readonly origin: string;
  /** How many there are. */
  readonly count: number;
}

/** A contender that answers this process's requests until disposed. */
export interface Playing extends AsyncDisposable {
  /** Runs requests, of which each exchange answers one. */
  pass(run: () => Promise<void>): Promise<void>;
}

/** Something that answers requests in the place of a server. */
export interface Contender {
  readonly clients: readonly ClientName[];
  /** Records the exchanges, where the contender records; some replay to a client only what it asked for itself. */
  prepare?(exchanges: Exchanges, client: ClientName): Promise<void>;
  /** Begins to answer requests of this process. */
  open(exchanges: Exchanges, client: ClientName): Promise<Playing>;
}
