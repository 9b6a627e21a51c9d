/** HTTP record and replay: interception, sessions, the gate before recording. */
export { type HeaderPairs, type HttpRequest, type RequestHead } from './exchange/http-request.ts';
export { openRecorder, type Recorder, type RecorderOptions } from './gate/open-recorder.ts';
export { type RecordingPermit } from './gate/recording-permit.ts';
export { interceptHttp, type HttpInterception } from './interception/intercept-http.ts';
export { type InterceptionOptions } from './interception/scope.ts';
export { requestKey } from './key/request-key.ts';
export { type OwnRules } from './rules/rule-set.ts';
export { type RedactionSettings } from './redaction/session-redaction.ts';
export { type Caller, type Whence } from './session/caller.ts';
export {
  type Answer,
  type CassetteSession,
  type FoundReply,
  type Reply,
} from './session/cassette-session.ts';
export { beginSections, type CassetteSection, type SectionsRun } from './session/cassette-section.ts';
export { openSession, type SessionOptions } from './session/open-session.ts';
export { type SessionProblem } from './session/problem.ts';
export { type ChunkPlace, type ReplayClock, type ReplayTiming, type ReplyPace } from './timing/reply-pace.ts';
