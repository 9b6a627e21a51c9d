import type { PlumblineError } from '@plumbline/contracts/errors';
import type { HttpMode } from '@plumbline/contracts/modes';
import type { CassetteInteraction, RecordingCounts } from '@plumbline/contracts';
import type { HttpRequest, RequestHead } from '../exchange/http-request.ts';
import type { PlacedConnection } from './refusal.ts';
import type { Whence } from './caller.ts';
import type { SessionProblem } from './problem.ts';
import type { ReplyPace } from '../timing/reply-pace.ts';
import type { Recording } from './recording.ts';

/** What becomes of a request. */
export type Answer =
  | ({ readonly kind: 'replay' } & Reply)
  | { readonly kind: 'live'; readonly recording: Recording }
  | { readonly kind: 'refused'; readonly error: PlumblineError };

/** A recorded interaction, and how fast it plays. */
export interface Reply {
  readonly interaction: CassetteInteraction;
  /** Absent where it plays at once. */
  readonly pace?: ReplyPace;
}

/** A recorded interaction that was found and not yet used up. */
export interface FoundReply extends Reply {
  /** Uses it up: the next request of this kind gets the next one. */
  readonly use: () => void;
}

/** One test, its cassette, and what becomes of the requests it makes. */
export interface CassetteSession {
  /** Full name of the test. */
  readonly test: string;
  readonly mode: HttpMode;
  /** Whether a request is looked up, for which its whole body must be known. */
  readonly looksUp: boolean;
  /** Whether live exchanges are followed to their end: to be recorded, or to be looked at. */
  readonly watches: boolean;

  /** What happened so far; what was not played, and what time playing saved, is known once it is finished. */
  counts(): RecordingCounts;
  /** What went wrong so far, also where the code under test swallowed the error. */
  problems(): readonly SessionProblem[];
  /**
   * Gives what was asked and answered so far, for a session that has a section; nothing for others.
   *
   * @returns The interactions, played or live, in the order of their requests, without secrets.
   */
  exchanges(): Promise<readonly CassetteInteraction[]>;
  /**
   * Ends the session. In the modes that record, writes the cassette where the test passed.
   *
   * @param outcome - How the test ended.
   * @throws PlumblineError where the cassette cannot be written; the old one is then still whole.
   */
  finish(outcome: 'passed' | 'failed'): Promise<void>;

  /**
   * Finds what would answer a request, without using it up; never throws.
   *
   * @param request - The request.
   * @returns The next recorded interaction, or `undefined`.
   */
  find(request: HttpRequest): FoundReply | undefined;
  /** Answers a request from the cassette, or says that it goes out, or refuses it; never throws. */
  answer(request: HttpRequest, whence: Whence): Answer;
  /** Begins a request that goes out without a look-up; refuses it where the session has ended. */
  begin(request: RequestHead, whence: Whence): Exclude<Answer, { kind: 'replay' }>;
  /** Judges a connection that no recording can answer. */
  connect(connection: PlacedConnection): PlumblineError | undefined;
  /** Remembers the error of a request that cannot be replayed. */
  refuse(error: PlumblineError): PlumblineError;
}
