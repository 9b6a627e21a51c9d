import type { RecordingCounts } from '@plumbline/contracts';
import { isPlumblineError, PlumblineError } from '@plumbline/contracts/errors';
import type { HttpMode } from '@plumbline/contracts/modes';
import { asError } from '../exchange/as-error.ts';
import type { HttpRequest, RequestHead } from '../exchange/http-request.ts';
import { CassetteReader } from '../file/cassette-reader.ts';
import { requestKey } from '../key/request-key.ts';
import type { Whence } from './caller.ts';
import type { Answer, CassetteSession, FoundReply } from './cassette-session.ts';
import { ProblemList, type SessionProblem } from './problem.ts';
import { Recording } from './recording.ts';
import {
  cassetteMissing,
  connectionRefused,
  recordingExhausted,
  recordingMissing,
  requestAfterTest,
  type PlacedConnection,
  type PlacedRequest,
  type RefusalScene,
} from './refusal.ts';

/** What a session is made of. */
export interface SessionDescription extends RefusalScene {
  readonly mode: HttpMode;
  /** A clock, in milliseconds. */
  readonly now: () => number;
}

/** The session of one test. Reads nothing before the first request. */
export class HttpSession implements CassetteSession {
  readonly test: string;
  readonly mode: HttpMode;
  readonly looksUp: boolean;
  readonly #description: SessionDescription;
  readonly #reader: CassetteReader;
  readonly #recordings: Recording[] = [];
  readonly #played = new Map<string, number>();
  readonly #problems = new ProblemList();
  readonly #counts = { hits: 0, misses: 0, recorded: 0, liveCalls: 0 };
  #ended = false;

  /**
   * @param description - Test, cassette and mode.
   */
  constructor(description: SessionDescription) {
    this.#description = description;
    this.test = description.test;
    this.mode = description.mode;
    this.looksUp = description.mode === 'playback' || description.mode === 'record-missing';
    this.#reader = new CassetteReader(description);
  }

  counts(): RecordingCounts {
    return { ...this.#counts };
  }

  problems(): readonly SessionProblem[] {
    return this.#problems.list();
  }

  async finish(outcome: 'passed' | 'failed'): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    try {
      if (this.#records && outcome === 'passed') await this.#save();
    } finally {
      this.#reader[Symbol.dispose]();
    }
  }

  find(request: HttpRequest): FoundReply | undefined {
    if (this.#ended) return undefined;
    try {
      return this.#next(request);
    } catch {
      // Whatever is wrong with the cassette is said when the request is answered.
      return undefined;
    }
  }

  answer(request: HttpRequest, whence: Whence): Answer {
    if (this.#ended) return this.#tooLate(request, whence);
    try {
      return this.#lookUp(request, whence);
    } catch (error) {
      return this.#refused(asPlumblineError(error));
    }
  }

  begin(request: RequestHead, whence: Whence): Exclude<Answer, { kind: 'replay' }> {
    if (this.#ended) return this.#tooLate(request, whence);
    const recording = new Recording(request, this.#description.now);
    if (this.#records) this.#recordings.push(recording);
    this.#counts.liveCalls += 1;
    return { kind: 'live', recording };
  }

  connect(connection: PlacedConnection): PlumblineError | undefined {
    this.#counts.liveCalls += 1;
    if (this.mode !== 'playback') return undefined;
    return this.#problems.add(connectionRefused(this.test, connection));
  }

  refuse(error: PlumblineError): PlumblineError {
    return this.#problems.add(error);
  }

  get #records(): boolean {
    return this.mode === 'record' || this.mode === 'record-missing';
  }

  /** A request without secrets has the same key as it is: no need to look for secrets in it. */
  #keyOf(request: HttpRequest): string {
    const key = requestKey(request, 'as-is');
    return this.#reader.count(key) > 0 ? key : requestKey(request);
  }

  #lookUp(request: HttpRequest, whence: Whence): Answer {
    const found = this.#next(request);
    if (found === undefined) return this.#missed(request, whence);
    found.use();
    return { kind: 'replay', interaction: found.interaction };
  }

  /** What the index does not find may stand in a line that was edited: that is seen only on a miss. */
  #next(request: HttpRequest): FoundReply | undefined {
    const found = this.#unplayed(this.#keyOf(request));
    if (found !== undefined || !this.#reader.reindex()) return found;
    return this.#unplayed(this.#keyOf(request));
  }

  #unplayed(key: string): FoundReply | undefined {
    const position = this.#played.get(key) ?? 0;
    const interaction = this.#reader.read(key, position);
    if (interaction === undefined) return undefined;
    const use = (): void => {
      this.#played.set(key, position + 1);
      this.#counts.hits += 1;
    };
    return { interaction, use };
  }

  #missed(request: HttpRequest, whence: Whence): Answer {
    this.#counts.misses += 1;
    if (this.mode === 'record-missing') return this.begin(request, whence);
    this.#counts.liveCalls += 1;
    return this.#refused(this.#whyMissed({ request, caller: whence() }));
  }

  #whyMissed(placed: PlacedRequest & { readonly request: HttpRequest }): PlumblineError {
    const recorded = this.#played.get(this.#keyOf(placed.request)) ?? 0;
    if (!this.#reader.exists()) return cassetteMissing(this.#description, placed);
    if (recorded > 0) return recordingExhausted(this.#description, placed, recorded);
    return recordingMissing(this.#description, placed);
  }

  #refused(error: PlumblineError): { readonly kind: 'refused'; readonly error: PlumblineError } {
    return { kind: 'refused', error: this.#problems.add(error) };
  }

  #tooLate(request: RequestHead, whence: Whence): ReturnType<HttpSession['begin']> {
    return this.#refused(requestAfterTest(this.#description, { request, caller: whence() }));
  }

  async #save(): Promise<void> {
    const exchanges = await Promise.all(this.#recordings.map((recording) => recording.exchange()));
    const kept = exchanges.filter((exchange) => exchange !== undefined);
    if (kept.length === 0) return;
    const before = this.mode === 'record-missing' ? this.#reader.lines() : [];
    // What only recording needs is loaded where something was recorded: playback starts faster.
    const { saveRecordings } = await import('./save-recordings.ts');
    await saveRecordings({ path: this.#description.path, test: this.test, before, exchanges: kept });
    this.#counts.recorded = kept.length;
  }
}

function asPlumblineError(error: unknown): PlumblineError {
  if (isPlumblineError(error)) return error;
  return new PlumblineError({
    code: 'CASSETTE_UNREADABLE',
    message: `The cassette could not be read: ${asError(error).message}.`,
    remedy: 'Check that the file can be read.',
    cause: error,
  });
}
