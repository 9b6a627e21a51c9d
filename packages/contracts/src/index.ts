export * from './errors.ts';
export * from './modes.ts';
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
export {
  workspaceConfigurationSchema,
  type WorkspaceConfiguration,
  type WorkspaceConfigurationInput,
} from './workspace-configuration.ts';
