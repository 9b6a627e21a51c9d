import { afterAll, aroundEach, beforeEach, expect, inject } from 'vitest';
import { threadId } from 'node:worker_threads';
import { beatsOf } from './beat.ts';
import { checkTags } from './check-tags.ts';
import { missingCredentials } from './missing-credentials.ts';
import { TestRecordings } from './test-recordings.ts';
import { emptyReport } from './test-report.ts';

const orders = inject('plumbline');
const beats = beatsOf(process, `${String(process.pid)}.${String(threadId)}`);
beats.enter(expect.getState().testPath);
const recordings = new TestRecordings({ orders, http: inject('plumblineHttp'), environment: process.env });

await recordings.beginFile(() => expect.getState().testPath ?? orders.projectRoot);

aroundEach(async (runTest, { task }) => {
  const beatEnded = beats.start(task.fullTestName, task.timeout);
  try {
    await recordings.around(task, runTest);
  } finally {
    beatEnded();
  }
});

beforeEach(({ task, skip }) => {
  checkTags(task.tags ?? []);
  const missing = missingCredentials(task, orders, process.env);
  if (missing.length === 0) return;
  task.meta.plumbline = { ...emptyReport, missingCredentials: missing };
  skip(`not run: ${missing.join(', ')} not set`);
});

afterAll(() => recordings.endFile());
