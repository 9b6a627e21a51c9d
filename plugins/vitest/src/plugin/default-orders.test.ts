import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultOrders } from './default-orders.ts';

function workspaceWith(cassettes: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-orders-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'plumbline.json'), JSON.stringify({ schemaVersion: 1, cassettes }));
  return folder;
}

test('plain Vitest plays recordings at once, unless plumbline.json says how fast', () => {
  expect(defaultOrders(workspaceWith({}), {}).timing).toBe('instant');
  expect(defaultOrders(workspaceWith({ timing: 'recorded' }), {}).timing).toBe('recorded');
  expect(defaultOrders(workspaceWith({ timing: 4 }), {}).timing).toBe(4);
});
