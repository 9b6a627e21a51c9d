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
import type { Reply } from '../../session/cassette-session.ts';
import { instantPace } from '../../timing/instant-pace.ts';
import type { ChunkPlace } from '../../timing/reply-pace.ts';
import type { ReplyReceiver } from './reply-receiver.ts';

/** Plays one recorded response to an undici handler: with its chunks, its pauses and its abort. */
export class ReplyPlayer {
  readonly #receiver: ReplyReceiver;
  #chunks: readonly Uint8Array[] = [];
  #played = 0;
  #pace = instantPace(false);
  #finish: () => void = () => undefined;
  #state: 'waiting' | 'playing' | 'between parts' | 'paused' | 'over' = 'waiting';

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
   * Plays what was recorded, a response or a failure.
   *
   * @param reply - What was recorded, and how fast it plays.
   */
  play({ interaction, pace }: Reply): void {
    if (this.#state === 'over') return;
    const { response, failure } = interaction;
    this.#pace = pace ?? instantPace(response !== undefined && isChunked(response.body));
    if (response === undefined) {
      this.#when('end', () => {
        this.#failAs(failure);
      });
    } else {
      this.#when('head', () => {
        this.#begin(interaction.request, response);
      });
    }
  }

  /** What its client gave up stays open: it will give up again. */
  #failAs(failure: CassetteFailure): void {
    if (failure.as === 'error') this.fail(reviveError(failure.error));
    if (failure.as === 'timeout') this.fail(headersTimeout());
  }

  #begin({ method }: CassetteInteraction['request'], response: CassetteResponse): void {
    this.#chunks = method.toUpperCase() === 'HEAD' ? [] : wireChunks(response.body, response.headers);
    this.#finish = this.#finisher(response);
    for (const informational of response.informational ?? []) this.#receiver.head(informational);
    const headers = replayHeaders(method, response, this.#chunks);
    const { status, statusText } = response;
    if (this.#receiver.head({ status, statusText, headers })) this.#playNext();
    else this.#pause();
  }

  #playNext(): void {
    if (this.#state !== 'playing') return;
    const chunk = this.#chunks[this.#played];
    if (chunk === undefined) this.#when('end', this.#finish);
    else {
      this.#when({ index: this.#played, count: this.#chunks.length }, () => {
        this.#played += 1;
        if (this.#receiver.data(chunk)) this.#playNext();
        else this.#pause();
      });
    }
  }

  /** Unless the receiver aborts before. */
  #when(part: 'head' | 'end' | ChunkPlace, run: () => void): void {
    this.#state = 'between parts';
    const go = (): void => {
      if (this.#state !== 'between parts') return;
      this.#state = 'playing';
      run();
    };
    if (typeof part === 'string') this.#pace[part](go);
    else this.#pace.chunk(part, go);
  }

  #pause(): void {
    if (this.#state === 'playing') this.#state = 'paused';
  }

  #resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'playing';
    this.#playNext();
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
