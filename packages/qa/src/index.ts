export { closestName } from './configuration/closest-name.ts';
export type { ConfigurationProblem } from './configuration/configuration-problem.ts';
export {
  parseWorkspaceConfiguration,
  workspaceConfigurationFile,
} from './configuration/parse-workspace-configuration.ts';
export { readWorkspaceConfiguration } from './configuration/read-workspace-configuration.ts';
export { readLastRun } from './records/read-last-run.ts';
export { runIdVariable, writeLastRun } from './records/write-last-run.ts';
export { readRecordsOfRun, type RecordsOfRun } from './records/read-records-of-run.ts';
export { readRunRecords, type RunRecordFilter, type RunRecords } from './records/read-run-records.ts';
export { runRecordPath, runRecordsFolder, type RunRecordName } from './records/run-record-path.ts';
export { writeRunRecord } from './records/write-run-record.ts';
export { formatBytes } from './summary/format-bytes.ts';
export { formatDuration } from './summary/format-duration.ts';
export { renderSummary, type SummaryLook } from './summary/render-summary.ts';
export { remedyOfInterruption } from './summary/remedy-of-interruption.ts';
export { runError } from './summary/run-error.ts';
export { summarize, type SummaryContext } from './summary/summarize.ts';
export type {
  NotRun,
  OverBudget,
  SlowTest,
  Summary,
  SummaryOutcome,
  SummaryProblem,
  SummaryTime,
} from './summary/summary.ts';
export {
  slowestPerFile,
  type FileOutcome,
  type HostEvent,
  type HostRequest,
  type ProjectOutcome,
  type ProjectRun,
  type TestHost,
  type TestOutcome,
} from './host/test-host.ts';
export { coverageFolder } from './records/coverage-folder.ts';
export { runQa, type QaProject, type QaRequest, type QaResult } from './run/run-qa.ts';
