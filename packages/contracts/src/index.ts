export * from './errors.ts';
export * from './modes.ts';
export {
  cassetteBodySchema,
  cassetteHeaderSchema,
  cassetteIndexSchema,
  cassetteInteractionSchema,
  type AnsweredInteraction,
  type CassetteBody,
  type CassetteError,
  type CassetteFailure,
  type CassetteHeader,
  type CassetteIndex,
  type CassetteInteraction,
  type CassetteResponse,
  type FailedInteraction,
} from './cassette.ts';
export {
  cassetteTimingSchema,
  recordingFingerprintSchema,
  type CassetteTimingFile,
  type RecordingFingerprint,
} from './cassette-timing.ts';
export { lastRunSchema, type LastRun } from './last-run.ts';
export { replySchema, type Reply, type ReplyWarning } from './reply.ts';
export {
  recordingCountsSchema,
  runRecordSchema,
  testCountsSchema,
  type RecordingCounts,
  type RunProblem,
  type RunRecord,
  type TestCounts,
} from './run-record.ts';
export { workflowStateSchema, type RecordedStep, type WorkflowState } from './workflow-state.ts';
export {
  matchingRuleSchema,
  workspaceConfigurationSchema,
  type MatchingRule,
  type WorkspaceConfiguration,
  type WorkspaceConfigurationInput,
} from './workspace-configuration.ts';
export { cassetteLineSchema, formatNames, formats, type Format, type FormatName } from './schema/formats.ts';
export { jsonSchemaOf, type JsonSchemaDocument } from './schema/json-schema-of.ts';
