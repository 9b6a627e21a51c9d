import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import HttpAdapter from '@pollyjs/adapter-node-http';
import { Polly } from '@pollyjs/core';
import FSPersister from '@pollyjs/persister-fs';
import nock from 'nock';
import { getGlobalDispatcher, request, setGlobalDispatcher, SnapshotAgent } from 'undici';
import {
  askByFetch,
  askOverHttp,
  chatTurn,
  questions,
  type Question,
} from '../src/testing/migration-questions.contract.ts';
import { servicePort, startMigrationService } from '../src/testing/migration-service.contract.ts';

/**
 * Makes one of the recordings that the tests of the migration read, with the tool itself:
 * `node scripts/record-migration-fixtures.ts polly`. One process each: the tools patch the same modules.
 */
const target = join(import.meta.dirname, '../fixtures/migration');
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-fixtures-'));
const recorders: Readonly<Record<string, () => Promise<void>>> = {
  answers: recordAnswers,
  'nock-http': () => recordNock('nock-http', askOverHttp),
  'nock-fetch': () => recordNock('nock-fetch', askByFetch),
  'nock-back': recordNockBack,
  polly: recordPolly,
  'undici-snapshot': recordUndici,
};

await using service = await startMigrationService();
service satisfies AsyncDisposable;
await recorders[process.argv[2] ?? '']?.();
rmSync(scratch, { recursive: true });

async function recordAnswers(): Promise<void> {
  nock.restore();
  const answers = [];
  for (const question of questions) answers.push(await askOverHttp(question));
  write('answers.json', answers);
}

async function recordNock(name: string, ask: (question: Question) => Promise<unknown>): Promise<void> {
  nock.restore();
  const withHeaders = name === 'nock-fetch';
  nock.recorder.rec({ dont_print: true, output_objects: true, enable_reqheaders_recording: withHeaders });
  for (const question of questions) await ask(question);
  await new Promise((resolve) => setImmediate(resolve));
  write(`${name}.json`, nock.recorder.play());
  nock.restore();
}

async function recordNockBack(): Promise<void> {
  nock.back.fixtures = scratch;
  nock.back.setMode('update');
  const { nockDone } = await nock.back('nock-back.json');
  await askByFetch(chatTurn);
  await askByFetch({ method: 'GET', path: '/count' });
  nockDone();
  nock.restore();
  write('nock-back.json', read(join(scratch, 'nock-back.json')));
}

async function recordPolly(): Promise<void> {
  // Polly's types are of CommonJS, its modules are not.
  const register = Polly.register.bind(Polly) as (extension: unknown) => void;
  for (const extension of [HttpAdapter, FSPersister]) register(extension);
  const polly = new Polly('Planner/asks the service', {
    adapters: ['node-http'],
    persister: 'fs',
    mode: 'record',
    recordFailedRequests: true,
    logLevel: 'silent',
    persisterOptions: { fs: { recordingsDir: scratch } },
  });
  for (const question of questions) await askOverHttp(question);
  await polly.stop();
  const files = globSync('**/*.har', { cwd: scratch, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) write('polly.har', read(join(parentPath, name)));
}

async function recordUndici(): Promise<void> {
  const before = getGlobalDispatcher();
  const snapshotPath = join(scratch, 'undici.json');
  const agent = new SnapshotAgent({ mode: 'record', snapshotPath });
  setGlobalDispatcher(agent);
  for (const { method, path, headers = {}, body = null } of questions) {
    const url = `http://127.0.0.1:${String(servicePort)}${path}`;
    const response = await request(url, { method: method as 'GET', headers, body });
    await response.body.arrayBuffer();
  }
  // Global fetch gives undici 8 a stream, whose text the agent does not keep.
  await askByFetch({ ...chatTurn, path: '/echo?by=fetch' });
  await agent.saveSnapshots();
  setGlobalDispatcher(before);
  await agent.close();
  write('undici-snapshot.json', read(snapshotPath));
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function write(name: string, content: unknown): void {
  writeFileSync(join(target, name), `${JSON.stringify(content, undefined, 2)}\n`);
}
