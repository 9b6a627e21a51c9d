import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { redactUrl, standardRules, type RedactionRules } from '@plumbline/secrets';
import type { RequestHead } from '../exchange/http-request.ts';
import { clientName, raisedAt, sourceLine, type Caller } from './caller.ts';

/** The test whose request is refused. */
export interface RefusalScene {
  readonly test: string;
  readonly path: string;
  readonly recordCommand: string;
  /** Whose redaction messages go through. */
  readonly keys: { readonly redaction: { readonly rules: RedactionRules } };
}

/** A request, and where it came from. */
export interface PlacedRequest {
  readonly request: RequestHead;
  readonly caller: Caller;
}

/**
 * Makes the error for a request of a test that has no cassette.
 *
 * @param scene - The test.
 * @param placed - The request.
 * @returns An error with code `CASSETTE_MISSING`.
 */
export function cassetteMissing(scene: RefusalScene, placed: PlacedRequest): PlumblineError {
  return refusal(scene, placed, {
    code: 'CASSETTE_MISSING',
    reason: `the test "${scene.test}" has no cassette at ${scene.path}`,
    exitCode: exitCodes.invalidRecording,
  });
}

/**
 * Makes the error for a request that the cassette does not hold.
 *
 * @param scene - The test.
 * @param placed - The request.
 * @param nearest - What the nearest recorded request has instead, as sentences; may be empty.
 * @returns An error with code `RECORDING_MISSING`.
 */
export function recordingMissing(
  scene: RefusalScene,
  placed: PlacedRequest,
  nearest: string,
): PlumblineError {
  return refusal(scene, placed, {
    code: 'RECORDING_MISSING',
    reason: `the cassette of the test "${scene.test}", ${scene.path}, holds no such request`,
    explanation: nearest,
    exitCode: exitCodes.liveCallRefused,
  });
}

/**
 * Makes the error for a request made more often than it was recorded.
 *
 * @param scene - The test.
 * @param placed - The request.
 * @param recorded - How often it was recorded.
 * @returns An error with code `RECORDING_EXHAUSTED`.
 */
export function recordingExhausted(
  scene: RefusalScene,
  placed: PlacedRequest,
  recorded: number,
): PlumblineError {
  return refusal(scene, placed, {
    code: 'RECORDING_EXHAUSTED',
    reason: `the cassette of the test "${scene.test}", ${scene.path}, holds this request ${times(recorded)}, and the test makes it more often`,
    exitCode: exitCodes.liveCallRefused,
  });
}

/**
 * Makes the error for a request of a session that has ended.
 *
 * @param scene - The test.
 * @param placed - The request.
 * @returns An error with code `REQUEST_AFTER_TEST`.
 */
export function requestAfterTest(scene: RefusalScene, placed: PlacedRequest): PlumblineError {
  return refusal(scene, placed, {
    code: 'REQUEST_AFTER_TEST',
    reason: `the test "${scene.test}" that it belongs to has ended`,
    remedy: 'Await every request before the test ends.',
    exitCode: exitCodes.liveCallRefused,
  });
}

/**
 * Makes the error for a request that belongs to no test.
 *
 * @param placed - The request.
 * @returns An error with code `LIVE_CALL_REFUSED`.
 */
export function requestOutsideSession({ request, caller }: PlacedRequest): PlumblineError {
  const error = new PlumblineError({
    code: 'LIVE_CALL_REFUSED',
    message: `${nameOf(request)} was refused${fromLine(caller)}: it belongs to no test.`,
    remedy:
      'Make the request in a test or a hook, or allow the host under cassettes.allowHosts in plumbline.json.',
    exitCode: exitCodes.liveCallRefused,
    fields: fieldsOf({ request, caller }),
  });
  return raisedAt(error, caller);
}

/** A connection that no recording can answer. */
export interface PlacedConnection {
  /** `host:port`. */
  readonly target: string;
  readonly caller: Caller;
  /** Protocol, where it is known better than from the stack. */
  readonly client?: string;
}

/**
 * Makes the error for a connection that is no HTTP/1 request.
 *
 * @param test - Full name of the test, where it belongs to one.
 * @param connection - The connection.
 * @returns An error with code `LIVE_CALL_REFUSED`.
 */
export function connectionRefused(test: string | undefined, connection: PlacedConnection): PlumblineError {
  const { target, caller, client = clientName(caller) } = connection;
  const by = client === undefined ? '' : ` by ${client}`;
  const scene = test === undefined ? 'outside a test' : `in the test "${test}"`;
  const error = new PlumblineError({
    code: 'LIVE_CALL_REFUSED',
    message: `CONNECT ${target}${by} was refused${fromLine(caller)}, ${scene}: only HTTP requests are replayed.`,
    remedy: 'Allow the host under cassettes.allowHosts in plumbline.json, or make it a live test (tier3).',
    exitCode: exitCodes.liveCallRefused,
    fields: { target, ...(client !== undefined && { client }), ...lineField(caller) },
  });
  return raisedAt(error, caller);
}

interface Refusal {
  readonly code: string;
  readonly reason: string;
  /** What else there is to say, as sentences. */
  readonly explanation?: string;
  readonly remedy?: string;
  readonly exitCode: PlumblineError['exitCode'];
}

function refusal(scene: RefusalScene, placed: PlacedRequest, refused: Refusal): PlumblineError {
  const {
    code,
    reason,
    exitCode,
    explanation = '',
    remedy = `Record it with \`${scene.recordCommand}\`.`,
  } = refused;
  const error = new PlumblineError({
    code,
    message: `${nameOf(placed.request, scene.keys.redaction.rules)} was refused${fromLine(placed.caller)}: ${reason}.${explanation === '' ? '' : ` ${explanation}`}`,
    remedy,
    exitCode,
    fields: { ...fieldsOf(placed, scene.keys.redaction.rules), test: scene.test, cassette: scene.path },
  });
  return raisedAt(error, placed.caller);
}

function nameOf({ method, url }: RequestHead, rules: RedactionRules = standardRules): string {
  return `${method} ${redactUrl(url, rules)}`;
}

function fromLine(caller: Caller): string {
  const line = sourceLine(caller);
  return line === undefined ? '' : ` (from ${line})`;
}

function fieldsOf(
  { request, caller }: PlacedRequest,
  rules: RedactionRules = standardRules,
): Record<string, unknown> {
  return { method: request.method, url: redactUrl(request.url, rules), ...lineField(caller) };
}

function lineField(caller: Caller): { from?: string } {
  const line = sourceLine(caller);
  return line === undefined ? {} : { from: line };
}

function times(count: number): string {
  return count === 1 ? 'once' : `${String(count)} times`;
}
