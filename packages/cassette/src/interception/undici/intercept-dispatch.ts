import { types } from 'node:util';
import type { PlumblineError } from '@plumbline/contracts/errors';
import { asError } from '../../exchange/as-error.ts';
import type { HttpRequest, RequestHead } from '../../exchange/http-request.ts';
import type { Caller, Whence } from '../../session/caller.ts';
import type { Answer, CassetteSession } from '../../session/cassette-session.ts';
import type { InterceptionScope } from '../scope.ts';
import type { Dispatch, DispatcherInstance, DispatchHandler, DispatchOptions } from './dispatch-api.ts';
import { recordingHandler } from './live-handler.ts';
import { ReplyPlayer } from './reply-player.ts';
import { replyReceiver } from './reply-receiver.ts';
import { readRequestBody, watchRequestBody } from './request-body.ts';
import { dispatchedHead } from './request-head.ts';

/** Marks the options of a request that goes out: Agent, Pool and Client hand it on to each other. */
const outgoing = Symbol('plumbline.outgoing');

interface Dispatched {
  readonly dispatcher: DispatcherInstance;
  readonly options: DispatchOptions;
  readonly handler: DispatchHandler;
  readonly request: RequestHead;
  readonly whence: Whence;
}

interface DispatchedWhole extends Dispatched {
  readonly options: DispatchOptions & { readonly body: string | Uint8Array };
}

/**
 * Puts sessions before the method that every client of one undici copy ends in.
 *
 * @param scope - Which session a request belongs to.
 * @param original - The method.
 * @returns The method that takes its place.
 */
export function interceptDispatch(scope: InterceptionScope, original: Dispatch): Dispatch {
  return function dispatch(this: DispatcherInstance, options, handler) {
    if (outgoing in options || this.destroyed === true || this.closed === true) {
      return original.call(this, options, handler);
    }
    const request = dispatchedHead(this, options);
    if (scope.ignoresUrl(request.url)) return original.call(this, options, handler);
    const whence = (): Caller => scope.callerOf(dispatch);
    const dispatched = { dispatcher: this, options, handler, request, whence };
    return new DispatchSeam(scope, original).handle(dispatched);
  };
}

class DispatchSeam {
  readonly #scope: InterceptionScope;
  readonly #original: Dispatch;

  constructor(scope: InterceptionScope, original: Dispatch) {
    this.#scope = scope;
    this.#original = original;
  }

  handle(dispatched: Dispatched): boolean {
    const { request, whence } = dispatched;
    const session = this.#scope.sessionFor(request);
    if (session === undefined) return this.#refuse(dispatched, this.#scope.outside(request, whence()));
    if (opensTunnel(dispatched)) return this.#tunnel(dispatched, session);
    if (session.looksUp) return this.#lookUp(dispatched, session);
    return this.#settle(dispatched, session, session.begin(request, whence));
  }

  /** WebSockets and proxies' tunnels are connections: nothing can be replayed of them. */
  #tunnel(dispatched: Dispatched, session: CassetteSession): boolean {
    const { request, whence, options } = dispatched;
    if (this.#scope.isConnecting) return this.#sendOut(dispatched, session);
    const client = options.upgrade === 'websocket' ? 'WebSocket' : 'undici';
    const refusal = session.connect({ target: new URL(request.url).host, caller: whence(), client });
    return refusal === undefined ? this.#sendOut(dispatched, session) : this.#refuse(dispatched, refusal);
  }

  #lookUp(dispatched: Dispatched, session: CassetteSession): boolean {
    const player = new ReplyPlayer(replyReceiver(dispatched.handler));
    const body = readRequestBody(dispatched.options.body);
    if (types.isPromise(body)) void this.#answerLater(dispatched, session, { player, body });
    else this.#answer({ ...dispatched, options: { ...dispatched.options, body } }, session, player);
    return true;
  }

  async #answerLater(
    dispatched: Dispatched,
    session: CassetteSession,
    { player, body }: { readonly player: ReplyPlayer; readonly body: Promise<Uint8Array> },
  ): Promise<void> {
    const caller = dispatched.whence();
    try {
      const options = { ...dispatched.options, body: await body };
      this.#answer({ ...dispatched, options, whence: () => caller }, session, player);
    } catch (error) {
      player.fail(asError(error));
    }
  }

  /** The answer plays when the caller has the control back, as with a real connection. */
  #answer(dispatched: DispatchedWhole, session: CassetteSession, player: ReplyPlayer): void {
    const request: HttpRequest = { ...dispatched.request, body: dispatched.options.body };
    const answer = session.answer(request, dispatched.whence);
    if (answer.kind === 'replay') {
      queueMicrotask(() => {
        player.start();
        player.play(answer);
      });
    } else this.#settle(dispatched, session, answer);
  }

  #settle(
    dispatched: Dispatched,
    session: CassetteSession,
    answer: Exclude<Answer, { kind: 'replay' }>,
  ): boolean {
    if (answer.kind === 'refused') return this.#refuse(dispatched, answer.error);
    if (!session.watches) return this.#sendOut(dispatched, session);
    const { recording } = answer;
    const body = watchRequestBody(dispatched.options.body, recording);
    const handler = recordingHandler(dispatched.handler, recording);
    return this.#sendOut({ ...dispatched, options: { ...dispatched.options, body }, handler }, session);
  }

  /** The error reaches the handler when the caller has the control back. */
  #refuse({ handler }: Dispatched, error: PlumblineError): boolean {
    const receiver = replyReceiver(handler);
    this.#scope.refused(error);
    queueMicrotask(() => {
      receiver.fail(error);
    });
    return true;
  }

  #sendOut({ dispatcher, options, handler }: Dispatched, session: CassetteSession): boolean {
    return this.#scope.connecting(session, () =>
      this.#original.call(dispatcher, { ...options, [outgoing]: true } as DispatchOptions, handler),
    );
  }
}

function opensTunnel({ options }: Dispatched): boolean {
  return options.method === 'CONNECT' || (options.upgrade ?? false) !== false;
}
