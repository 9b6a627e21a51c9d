import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { HttpMode } from '@plumbline/contracts/modes';
import { performance } from 'node:perf_hooks';
import { RequestKeys } from '../key/request-keys.ts';
import { SessionRedaction, type RedactionSettings } from '../redaction/session-redaction.ts';
import { RuleSet, type OwnRules } from '../rules/rule-set.ts';
import type { RecordingPermit } from '../gate/recording-permit.ts';
import type { ReplayClock, ReplayTiming } from '../timing/reply-pace.ts';
import type { CassetteSection } from './cassette-section.ts';
import type { CassetteSession } from './cassette-session.ts';
import { HttpSession } from './http-session.ts';

/** Taken when this module loads: fake timers of a test do not stand still in its recording. */
const monotonic = performance.now.bind(performance);
const dateNow = Date.now;
const realTimeout = globalThis.setTimeout;
const wait: ReplayClock['after'] = (milliseconds, run) => realTimeout(run, milliseconds);

/** What a session is opened with. */
export interface SessionOptions {
  /** Absolute path of the cassette; not read before the first request. */
  readonly path: string;
  /** Full name of the test. */
  readonly test: string;
  readonly mode: HttpMode;
  /** Needed in the modes that record; from `openRecorder`. */
  readonly recorder?: RecordingPermit;
  /** Command that records this test again, for messages. */
  readonly recordCommand: string;
  /** Rules of your own for what may differ between requests, by name; `false` turns a built-in one off. */
  readonly rules?: OwnRules;
  /** The part of the cassette that belongs to this test, a step of a workflow; all of it where absent. */
  readonly section?: CassetteSection;
  /** What is taken out of recordings beside what names and shapes tell, such as secrets of the environment. */
  readonly redaction?: RedactionSettings;
  /** How fast recordings play: at once by default. */
  readonly timing?: ReplayTiming;
  /** Absolute path of the test file: with its source, a recording is known to be stale. Asked where one is made. */
  readonly testFile?: string;
  /** What the date of a recording is taken from, in milliseconds since 1970; the process's own by default. */
  readonly wallClock?: () => number;
  /**
   * Whether a cassette of which nothing was asked counts as unplayed when its test has passed, which takes a look
   * at the disk; false by default.
   */
  readonly looksForUnasked?: boolean;
  /** A clock in milliseconds; the process's own by default. */
  readonly now?: () => number;
  /** Runs a function after so many milliseconds; the process's own timers by default. */
  readonly after?: ReplayClock['after'];
}

/**
 * Opens the session of one test. Touches no file before the first request.
 *
 * @param options - Test, cassette, mode.
 * @returns The session; whoever opens it finishes it.
 * @throws PlumblineError `RECORDING_NOT_PERMITTED` where the mode records and there is no recorder, or it is closed.
 */
export function openSession(options: SessionOptions): CassetteSession {
  const records = options.mode === 'record' || options.mode === 'record-missing';
  if (records && options.recorder?.isOpen !== true) throw notPermitted(options);
  const { test, mode, timing = 'instant', wallClock = dateNow } = options;
  return new HttpSession({
    test,
    mode,
    get recordCommand() {
      return options.recordCommand;
    },
    clock: clockOf(options),
    timing,
    wallClock,
    section: options.section,
    get testFile() {
      return options.testFile;
    },
    get looksForUnasked() {
      return options.looksForUnasked ?? false;
    },
    keys: new RequestKeys(new RuleSet(options.rules), new SessionRedaction(options.redaction)),
    get path() {
      return options.path;
    },
  });
}

function clockOf({ now = monotonic, after = wait }: SessionOptions): ReplayClock {
  return { now, after };
}

function notPermitted({ test, mode }: SessionOptions): PlumblineError {
  return new PlumblineError({
    code: 'RECORDING_NOT_PERMITTED',
    message: `The test "${test}" was to run in the mode ${mode} without an open recorder.`,
    remedy: 'Open one with openRecorder() before the session, and close it after the last one.',
    exitCode: exitCodes.recordingRefused,
    fields: { test, mode },
  });
}
