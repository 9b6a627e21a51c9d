import { expect, test } from 'vitest';
import { clientName, sourceLine, type Caller } from './caller.ts';

function calledThrough(...frames: readonly string[]): Caller {
  return { stack: ['Error', ...frames.map((frame) => `    at run (${frame}:7:3)`)].join('\n') };
}

const own = '/repository/packages/app/src/ask.ts';

test('a client is named by its package', () => {
  const caller = calledThrough('node:net', '/repository/node_modules/@scope/client/dist/index.js', own);
  expect(clientName(caller)).toBe('@scope/client');
  expect(sourceLine(caller)).toBe(`${own}:7`);
});

test.for([
  '/repository/node_modules/.plumbline/cache/built-5aKUFv/worker.js',
  '/repository/.plumbline/cache/w.js',
])('what was built into %s is no client', (built) => {
  expect(clientName(calledThrough(built, own))).toBeUndefined();
  expect(clientName(calledThrough(built, '/repository/node_modules/ws/index.js', own))).toBe('ws');
  expect(sourceLine(calledThrough(built, own))).toBe(`${own}:7`);
});
