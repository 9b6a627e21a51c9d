import type { CassetteInteraction, RecordingCounts } from '@plumbline/contracts';
import type { PlumblineError } from '@plumbline/contracts/errors';
import type { HttpMode } from '@plumbline/contracts/modes';
import type { HttpRequest, RequestHead } from '../exchange/http-request.ts';
import { explainMiss } from '../explanation/explain-miss.ts';
import { CassetteReader } from '../file/cassette-reader.ts';
import type { RequestKeys } from '../key/request-keys.ts';
import { CassetteTiming } from '../timing/cassette-timing.ts';
import type { ReplayClock, ReplayTiming } from '../timing/reply-pace.ts';
import { asUnreadable } from './as-unreadable.ts';
import type { Whence } from './caller.ts';
import type { CassetteSection } from './cassette-section.ts';
import type { Answer, CassetteSession, FoundReply } from './cassette-session.ts';
import { LookUp } from './look-up.ts';
import { PlaybackMeasure } from './playback-measure.ts';
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
  /** How the keys of requests are computed. */
  readonly keys: RequestKeys;
  /** A clock, and what waits. */
  readonly clock: ReplayClock;
  /** How fast recordings play. */
  readonly timing: ReplayTiming;
  /** Absolute path of the test file, where it is known; asked where something was recorded. */
  readonly testFile: string | undefined;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  /** Whether a cassette of which nothing was asked counts as unplayed when its test has passed. */
  readonly looksForUnasked: boolean;
  /** The part of the cassette that belongs to the test; all of it where absent. */
  readonly section?: CassetteSection | undefined;
}

/** The session of one test. Reads nothing before the first request. */
export class HttpSession implements CassetteSession {
  readonly test: string;
  readonly mode: HttpMode;
  readonly looksUp: boolean;
  readonly watches: boolean;
  readonly #description: SessionDescription;
  readonly #reader: CassetteReader;
  readonly #recordings: Recording[] = [];
  /** What a step of a workflow asked, for those who look at it when the step has ended. */
  readonly #seen: (CassetteInteraction | Recording)[] = [];
  readonly #replies: LookUp;
  readonly #problems = new ProblemList();
  readonly #counts = { hits: 0, misses: 0, recorded: 0, liveCalls: 0 };
  readonly #measure: PlaybackMeasure;
  readonly #timing: CassetteTiming;
  #redacted: RecordingCounts['redacted'];
  #ended = false;

  /**
   * @param description - Test, cassette and mode.
   */
  constructor(description: SessionDescription) {
    this.#description = description;
    this.test = description.test;
    this.mode = description.mode;
    this.looksUp = description.mode === 'playback' || description.mode === 'record-missing';
    this.watches = description.mode !== 'live' || description.section !== undefined;
    this.#reader = new CassetteReader(description);
    this.#measure = new PlaybackMeasure(description.clock.now);
    this.#timing = new CassetteTiming(description);
    this.#replies = new LookUp({
      reader: this.#reader,
      keys: description.keys,
      timing: this.#timing,
      section: description.section,
    });
  }

  counts(): RecordingCounts {
    const measured = this.#measure.counts();
    return {
      ...this.#counts,
      ...measured,
      ...(this.#redacted !== undefined && { redacted: this.#redacted }),
    };
  }

  problems(): readonly SessionProblem[] {
    return this.#problems.list();
  }

  async finish(outcome: 'passed' | 'failed'): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    try {
      if (outcome === 'passed') await this.#conclude();
      if (this.mode === 'playback') this.#measureEnd(outcome);
    } finally {
      this.#reader[Symbol.dispose]();
    }
  }

  async exchanges(): Promise<readonly CassetteInteraction[]> {
    if (this.#seen.length === 0) return [];
    const { storeExchange } = await import('./store-exchange.ts');
    const { keys } = this.#description;
    return Promise.all(
      this.#seen.map(async (seen) =>
        seen instanceof Recording
          ? (JSON.parse(storeExchange(await seen.exchange(), keys).text) as CassetteInteraction)
          : seen,
      ),
    );
  }

  find(request: HttpRequest): FoundReply | undefined {
    if (this.#ended) return undefined;
    try {
      return this.#measure.timed(() => this.#next(request));
    } catch {
      // Whatever is wrong with the cassette is said when the request is answered.
      return undefined;
    }
  }

  answer(request: HttpRequest, whence: Whence): Answer {
    if (this.#ended) return this.#tooLate(request, whence);
    try {
      return this.#measure.timed(() => this.#lookUp(request, whence));
    } catch (error) {
      return this.#refused(asUnreadable(error));
    }
  }

  begin(request: RequestHead, whence: Whence): Exclude<Answer, { kind: 'replay' }> {
    if (this.#ended) return this.#tooLate(request, whence);
    const recording = new Recording(request, this.#description.clock.now);
    if (this.#records) this.#remember(recording);
    if (this.#description.section !== undefined) this.#seen.push(recording);
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

  #lookUp(request: HttpRequest, whence: Whence): Answer {
    const found = this.#next(request) ?? this.#nextOnceLearned(request);
    if (found === undefined) return this.#missed(request, whence);
    const { use, ...reply } = found;
    use();
    return { kind: 'replay', ...reply };
  }

  #next(request: HttpRequest): FoundReply | undefined {
    const found = this.#replies.next(request);
    if (found === undefined) return undefined;
    const use = (): void => {
      found.use();
      this.#counts.hits += 1;
      if (this.#description.section !== undefined) this.#seen.push(found.interaction);
    };
    return { ...found, use };
  }

  /** A secret may have come into the environment since the session began. */
  #nextOnceLearned(request: HttpRequest): FoundReply | undefined {
    return this.#description.keys.redaction.learn() ? this.#next(request) : undefined;
  }

  #missed(request: HttpRequest, whence: Whence): Answer {
    this.#counts.misses += 1;
    if (this.mode === 'record-missing') return this.begin(request, whence);
    this.#counts.liveCalls += 1;
    return this.#refused(this.#whyMissed({ request, caller: whence() }));
  }

  #whyMissed(placed: PlacedRequest & { readonly request: HttpRequest }): PlumblineError {
    const recorded = this.#replies.timesPlayed(placed.request);
    if (!this.#reader.exists()) return cassetteMissing(this.#description, placed);
    if (recorded > 0) return recordingExhausted(this.#description, placed, recorded);
    const nearest = explainMiss(placed.request, this.#replies.turns, this.#description.keys);
    return recordingMissing(this.#description, placed, nearest);
  }

  #refused(error: PlumblineError): { readonly kind: 'refused'; readonly error: PlumblineError } {
    return { kind: 'refused', error: this.#problems.add(error) };
  }

  #tooLate(request: RequestHead, whence: Whence): ReturnType<HttpSession['begin']> {
    return this.#refused(requestAfterTest(this.#description, { request, caller: whence() }));
  }

  /** What is a secret now may be gone from the environment when the test ends. */
  #remember(recording: Recording): void {
    this.#recordings.push(recording);
    this.#description.keys.redaction.learn();
  }

  async #conclude(): Promise<void> {
    if (this.#records) await this.#save();
    if (this.mode === 'playback') this.#leave();
  }

  /** A test that failed may have ended before it asked for all. */
  #measureEnd(outcome: 'passed' | 'failed'): void {
    const { hits, misses } = this.#counts;
    const asksForAll = outcome === 'passed' && (hits + misses > 0 || this.#description.looksForUnasked);
    if (hits > 0 || asksForAll) this.#measure.ended(this.#replies, { timing: this.#timing, asksForAll });
  }

  /** The sections after this one go on with what it said. */
  #leave(): void {
    const { section } = this.#description;
    section?.run.played.set(section.name, this.#replies.history);
  }

  async #save(): Promise<void> {
    if (this.#recordings.length === 0 && this.#description.section === undefined) return;
    const exchanges = await Promise.all(this.#recordings.map((recording) => recording.exchange()));
    // What only recording needs is loaded where something was recorded: playback starts faster.
    const { saveSession } = await import('./save-session.ts');
    const taken = await saveSession({ description: this.#description, reader: this.#reader, exchanges });
    this.#counts.recorded = exchanges.length;
    if (Object.keys(taken).length > 0) this.#redacted = taken;
  }
}
