/** The recordings of a workspace as a whole: found, read, judged, compared, recorded anew. */
export { CassetteLibrary, type LibrarySettings, type ShelvedCassette } from './cassette-library.ts';
export { CassetteCounter, type CassetteStatistics, type Tally } from './cassette-statistics.ts';
export { checkCassette, type CassetteProblem, type CheckContext } from './check-cassette.ts';
export { diffCassettes, type InteractionChange } from './diff-cassettes.ts';
export {
  filesOfCassette,
  findCassettes,
  type CassetteSearch,
  type FoundRecordings,
} from './find-cassettes.ts';
export { reasonTexts, type Freshness, type StaleReason } from './freshness.ts';
export { planPrune, type DatedRecording, type KeptRecording, type PrunePlan } from './plan-prune.ts';
export { type CassetteOrigin } from './identify-cassette.ts';
export { readableBody } from './readable-body.ts';
export {
  refreshCassettes,
  type RecordEnd,
  type RefreshContext,
  type Refreshed,
} from './refresh-cassettes.ts';
export { removeCassettes } from './remove-cassettes.ts';
export { scheduleOf, type ScheduledRecording } from './schedule.ts';
export { type RecordingMade, type StoredCassette } from './stored-cassette.ts';
export { useOfCassettes, type CassetteUse, type LastRunFacts } from './use-of-cassettes.ts';
export { showDifference } from '../explanation/show-difference.ts';
export { type Difference } from '../explanation/differences.ts';
