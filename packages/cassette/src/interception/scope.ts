import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHead } from '../exchange/http-request.ts';
import { captureCaller, type Caller } from '../session/caller.ts';
import type { CassetteSession } from '../session/cassette-session.ts';
import { requestOutsideSession } from '../session/refusal.ts';
import type { PlumblineError } from '@plumbline/contracts/errors';
import type { InterceptionTurn } from './current-interception.ts';
import { AllowedHosts } from './allowed-hosts.ts';
import type { OwnServers } from './own-servers.ts';

/** How interception is set up. */
export interface InterceptionOptions {
  /**
   * Finds the session of a request that was made outside `run`, such as in a hook.
   *
   * @param request - The request; a bare connection has method `CONNECT` and a `tcp:` URL.
   */
  readonly unattributed: (request: RequestHead) => CassetteSession | undefined;
  /** Hosts, as `host` or `host:port`, that are reached as if nothing were intercepted. */
  readonly allowHosts: readonly string[];
  /** Whether servers that this process starts itself are reached as if nothing were intercepted. */
  readonly leaveOwnServers?: boolean;
}

interface Attribution {
  readonly session: CassetteSession;
  /** A live request of this session is connecting: its socket is no call of its own. */
  readonly isConnecting: boolean;
}

/** A call of fetch, whose request reaches another seam. */
export interface FetchCall {
  readonly caller: Caller;
  /** Why the request was refused: fetch itself hides it behind an error of its own. */
  refusal?: PlumblineError;
}

/** What all seams share: which session a request belongs to, and which hosts are left alone. */
export class InterceptionScope {
  readonly #turn: InterceptionTurn;
  readonly #allowed: AllowedHosts;
  readonly #attribution = new AsyncLocalStorage<Attribution>();
  readonly #call = new AsyncLocalStorage<FetchCall>();
  readonly #unattributed: InterceptionOptions['unattributed'];

  /**
   * @param options - How interception is set up.
   * @param turn - Its place among those that are on.
   * @param own - Servers of this process that are left alone.
   */
  constructor(options: InterceptionOptions, turn: InterceptionTurn, own?: OwnServers) {
    this.#turn = turn;
    this.#allowed = new AllowedHosts(options.allowHosts, own);
    this.#unattributed = options.unattributed;
  }

  /**
   * Judges a request.
   *
   * @param url - Its absolute URL.
   * @returns True where it passes as if nothing were intercepted.
   */
  ignoresUrl(url: string): boolean {
    return !this.#turn.isCurrent || this.#allowed.hasUrl(url);
  }

  /**
   * Judges a connection.
   *
   * @param host - Name or address.
   * @param port - Port.
   * @returns True where it passes as if nothing were intercepted.
   */
  ignoresConnection(host: string, port: string): boolean {
    return !this.#turn.isCurrent || this.isConnecting || this.#allowed.has(host, port);
  }

  /**
   * Runs a function whose requests belong to a session, across everything it awaits.
   *
   * @param session - The session.
   * @param body - The function.
   * @returns What the function returns.
   */
  run<T>(session: CassetteSession, body: () => T): T {
    return this.#attribution.run({ session, isConnecting: false }, body);
  }

  /**
   * Lets a live request of a session open its own connections.
   *
   * @param session - The session.
   * @param body - Sends the request.
   * @returns What the function returns.
   */
  connecting<T>(session: CassetteSession, body: () => T): T {
    return this.#attribution.run({ session, isConnecting: true }, body);
  }

  /**
   * Whether the current connection is part of a live request that was counted.
   *
   * @returns True while such a request is sent.
   */
  get isConnecting(): boolean {
    return this.#attribution.getStore()?.isConnecting === true;
  }

  /**
   * Remembers a call of fetch, for the seam that its request reaches later.
   *
   * @param call - The call.
   * @param body - Makes the request.
   * @returns What the function returns.
   */
  during<T>(call: FetchCall, body: () => T): T {
    return this.#call.run(call, body);
  }

  /**
   * Tells the call of fetch, where there is one, that its request was refused.
   *
   * @param error - Why.
   */
  refused(error: PlumblineError): void {
    const call = this.#call.getStore();
    if (call !== undefined) call.refusal = error;
  }

  /**
   * Tells where a request came from.
   *
   * @param below - The function that was called.
   * @returns What was remembered, or else the stack above the function.
   */
  callerOf(below: (...parameters: never[]) => unknown): Caller {
    return this.#call.getStore()?.caller ?? captureCaller(below);
  }

  /**
   * Finds the session that a request belongs to.
   *
   * @param request - The request.
   * @returns The session, or `undefined`.
   */
  sessionFor(request: RequestHead): CassetteSession | undefined {
    return this.#attribution.getStore()?.session ?? this.#unattributed(request);
  }

  /**
   * Makes the error for a request without session.
   *
   * @param request - The request.
   * @param caller - Where it came from.
   * @returns The error.
   */
  outside(request: RequestHead, caller: Caller): PlumblineError {
    return requestOutsideSession({ request, caller });
  }
}
