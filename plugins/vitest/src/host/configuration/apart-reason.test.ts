import { expect, test } from 'vitest';
import type { UserConfig } from 'vite';
import { apartReason } from './apart-reason.ts';

const unchanged = { set: {}, removed: [] };

test.each<[string, UserConfig]>([
  ['nothing', {}],
  [
    'a name, an environment and aliases',
    { test: { name: 'x', environment: 'node' }, resolve: { alias: { a: 'b' } } },
  ],
  ['its isolation off', { test: { isolate: false } }],
  ['forks by name', { test: { pool: 'forks' } }],
  ['variables of its tests', { test: { env: { A: '1' } } }],
  ['reporters that only print', { test: { reporters: ['default', 'verbose'] } }],
  ['coverage that is configured, but not enabled', { test: { coverage: { provider: 'v8' } } }],
])('a project that sets %s shares a process', (_what, config) => {
  expect(apartReason(config, unchanged)).toBeUndefined();
});

test.each<[string, UserConfig]>([
  ['`projects`', { test: { projects: ['a'] } }],
  ['browser mode', { test: { browser: { enabled: true } } }],
  ['checks types', { test: { typecheck: { enabled: true } } }],
  ['threads', { test: { pool: 'threads' } }],
  ['vmThreads', { test: { pool: 'vmThreads' } }],
  ['number of workers', { test: { maxWorkers: 1 } }],
  ['number of workers', { test: { fileParallelism: false } }],
  ['globalSetup', { test: { globalSetup: './a.ts' } }],
  ['sequence', { test: { sequence: { shuffle: true } } }],
  ['coverage', { test: { coverage: { enabled: true } } }],
  ['onConsoleLog', { test: { onConsoleLog: () => false } }],
  ['reporters', { test: { reporters: ['junit'] } }],
  ['process.env.A', { define: { 'process.env.A': '1' } }],
])('a project apart is told why: %s', (word, config) => {
  expect(apartReason(config, unchanged)).toContain(word);
});

test('a configuration that changes the environment runs apart', () => {
  expect(apartReason({}, { set: { TZ: 'UTC' }, removed: [] })).toContain('environment variables');
});
