export {
  cassetteBodySchema,
  cassetteHeaderSchema,
  cassetteIndexSchema,
  cassetteInteractionSchema,
  type CassetteBody,
  type CassetteHeader,
  type CassetteIndex,
  type CassetteInteraction,
} from './cassette.ts';
export {
  formatError,
  isPlumblineError,
  PlumblineError,
  reportError,
  type ErrorDescription,
  type ErrorFields,
  type ErrorReport,
} from './error.ts';
export { exitCodeRange, exitCodes, type ExitCode, type ExitCodeRange } from './exit-code.ts';
export { replySchema, type Reply, type ReplyWarning } from './reply.ts';
export { fail, ok, type Result } from './result.ts';
export {
  httpModes,
  runKinds,
  runModes,
  runRules,
  type HttpMode,
  type RunKind,
  type RunMode,
  type RunRule,
} from './run-mode.ts';
export {
  recordingCountsSchema,
  runRecordSchema,
  testCountsSchema,
  type RecordingCounts,
  type RunProblem,
  type RunRecord,
  type TestCounts,
} from './run-record.ts';
export { tagsConflict, testTags, tierOf, tiers, type TestTag, type Tier } from './tier.ts';
export {
  workspaceConfigurationSchema,
  type WorkspaceConfiguration,
  type WorkspaceConfigurationInput,
} from './workspace-configuration.ts';
