import type {
  CassetteError,
  CassetteFailure,
  CassetteInteraction,
  CassetteResponse,
} from '@plumbline/contracts';
import { isChunked } from '../../body/is-chunked.ts';
import { wireChunks } from '../../body/wire-chunks.ts';
import { nextTurn } from '../../exchange/next-turn.ts';
import { replayHeaders } from '../../exchange/replay-headers.ts';
import { reviveError } from '../../exchange/revive-error.ts';
import type { ReplyReceiver } from './reply-receiver.ts';

/** Plays one recorded response to an undici handler: with its chunks, its pauses and its abort. */
export class ReplyPlayer {
  readonly #receiver: ReplyReceiver;
  #chunks: readonly Uint8Array[] = [];
  #played = 0;
  #takesTurns = false;
  #finish: () => void = () => undefined;
  #state: 'waiting' | 'playing' | 'between turns' | 'paused' | 'over' = 'waiting';

  /**
   * @param receiver - Who the response is played to.
   */
  constructor(receiver: ReplyReceiver) {
    this.#receiver = receiver;
  }

  /** Tells the receiver that its request is on its way; it may abort from now on. */
  start(): void {
    this.#receiver.start({
      resume: () => {
        this.#resume();
      },
      abort: (reason) => {
        this.fail(reason ?? aborted());
      },
    });
  }

  /** Whether the receiver has had an error or the end. */
  get isOver(): boolean {
    return this.#state === 'over';
  }

  /**
   * Ends with an error.
   *
   * @param error - What the receiver is given.
   */
  fail(error: Error): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#chunks = [];
    this.#receiver.fail(error);
  }

  /**
   * Plays a response.
   *
   * @param interaction - What was recorded.
   */
  play({ request, response, failure }: CassetteInteraction): void {
    if (this.#state === 'over') return;
    if (response === undefined) {
      this.#failAs(failure);
      return;
    }
    const isHead = request.method.toUpperCase() === 'HEAD';
    this.#chunks = isHead ? [] : wireChunks(response.body, response.headers);
    this.#takesTurns = isChunked(response.body);
    this.#finish = this.#finisher(response);
    this.#state = 'playing';
    for (const informational of response.informational ?? []) this.#receiver.head(informational);
    const headers = replayHeaders(request.method, response, this.#chunks);
    const { status, statusText } = response;
    if (this.#receiver.head({ status, statusText, headers })) this.#pump();
    else this.#pause();
  }

  /** What its client gave up stays open: it will give up again. */
  #failAs(failure: CassetteFailure): void {
    if (failure.as === 'error') this.fail(reviveError(failure.error));
    if (failure.as === 'timeout') this.fail(headersTimeout());
  }

  #pump(): void {
    while (this.#state === 'playing') {
      const chunk = this.#chunks[this.#played];
      if (chunk === undefined) {
        this.#finish();
        return;
      }
      this.#played += 1;
      if (!this.#receiver.data(chunk)) this.#pause();
      else if (this.#takesTurns) this.#waitForTurn();
    }
  }

  #waitForTurn(): void {
    if (this.#state !== 'playing') return;
    this.#state = 'between turns';
    nextTurn(() => {
      if (this.#state !== 'between turns') return;
      this.#state = 'playing';
      this.#pump();
    });
  }

  #pause(): void {
    if (this.#state === 'playing') this.#state = 'paused';
  }

  #resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'playing';
    this.#pump();
  }

  /** What a client cut short stays open: it will be cut again. */
  #finisher({ cut, error, trailers = [] }: CassetteResponse): () => void {
    if (cut === 'client') return () => (this.#state = 'paused');
    if (cut === 'server')
      return () =>
        nextTurn(() => {
          this.fail(reviveError(error ?? cutOff));
        });
    return () => {
      this.#state = 'over';
      this.#receiver.end(trailers);
    };
  }
}

function aborted(): Error {
  return reviveError({ name: 'AbortError', message: 'Request aborted', code: 'UND_ERR_ABORTED' });
}

const cutOff: CassetteError = {
  name: 'SocketError',
  message: 'other side closed',
  code: 'UND_ERR_SOCKET',
};

/** What undici says where node:http has its `timeout`. */
function headersTimeout(): Error {
  return reviveError({
    name: 'HeadersTimeoutError',
    message: 'Headers Timeout Error',
    code: 'UND_ERR_HEADERS_TIMEOUT',
  });
}
