/** Shared locks stand beside each other; an exclusive one stands alone. */
export type LockMode = 'exclusive' | 'shared';

/** How to wait for a lock that is held. */
export interface LockWait {
  /** Longest wait in milliseconds; without it, as long as it takes. */
  readonly timeoutMs?: number;
  /** Ends the wait; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told who holds the lock when the wait begins, and again when another holder does. */
  readonly onWait?: (holder: LockHolder) => void;
}

/** What lock to take, and how. */
export interface LockRequest {
  /** Folder of the locks, such as `<workspace>/.plumbline/locks`; made where missing. */
  readonly directory: string;
  /** Name of the lock. */
  readonly name: string;
  readonly mode: LockMode;
  /** What it is taken for, in a few words, for those who find it held. */
  readonly purpose: string;
  /** Without it, a held lock is an error at once. */
  readonly wait?: LockWait;
}

/** Who holds a lock. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly mode: LockMode;
  readonly purpose: string;
  /** When it was taken, ISO 8601. */
  readonly since: string;
  /** The file that stands for it. */
  readonly file: string;
  /** False where nothing proves it alive or dead: another host, another container, an unreadable file. */
  readonly isProvenAlive: boolean;
}

/** A lock that is held. */
export interface Lock extends AsyncDisposable {
  readonly name: string;
  readonly mode: LockMode;
  /** Lets it go; a second call does nothing. The death of the process does the same. */
  release: () => Promise<void>;
}
