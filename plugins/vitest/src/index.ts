export type { TestReport } from './worker/test-report.ts';
export { plumbline, type PlumblineOptions } from './plugin/plumbline.ts';
