/** The summary of an `nx` command, from its records: no schema library behind it, for hooks that must be fast. */
export { readRecordsOfRun, type RecordsOfRun } from './records/read-records-of-run.ts';
export { runIdVariable, writeLastRun } from './records/write-last-run.ts';
export { renderSummary, type SummaryLook } from './summary/render-summary.ts';
export { summarize } from './summary/summarize.ts';
