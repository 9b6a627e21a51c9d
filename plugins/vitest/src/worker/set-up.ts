import './complete-realm.ts';
import { aroundAll, aroundEach, beforeEach, expect, inject, TestRunner } from 'vitest';
import { threadId } from 'node:worker_threads';
import { beatsOf } from './beat.ts';
import { checkTags } from './check-tags.ts';
import { leaveOut } from './leave-out.ts';
import { missingCredentials, type CredentialedTest } from './missing-credentials.ts';
import { TestRecordings } from './test-recordings.ts';

const orders = inject('plumbline');
const beats = beatsOf(process, `${String(process.pid)}.${String(threadId)}`);
beats.enter(expect.getState().testPath);
const recordings = new TestRecordings({ orders, http: inject('plumblineHttp'), environment: process.env });

await recordings.beginFile(() => expect.getState().testPath ?? orders.projectRoot);

const { file } = TestRunner.getCurrentSuite();

aroundAll(async (runFile) => {
  const missingFor = (test: CredentialedTest) => missingCredentials(test, orders, process.env);
  if (orders.httpMode === 'live') leaveOut(file, missingFor, (suite) => TestRunner.getSuiteHooks(suite));
  try {
    await runFile();
  } finally {
    await recordings.endFile(file);
  }
});

aroundEach(async (runTest, { task }) => {
  const beatEnded = beats.start(task.fullTestName, task.timeout);
  try {
    await recordings.around(task, runTest);
  } finally {
    beatEnded();
  }
});

beforeEach(({ task }) => {
  checkTags(task.tags ?? []);
});
