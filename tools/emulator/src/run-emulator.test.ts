import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scenarios } from './brain/scenarios/index.ts';
import { startEmulator } from './emulator.ts';
import { runEmulator } from './run-emulator.ts';

function collect(): { readonly out: string[]; readonly err: string[] } {
  return { out: [], err: [] };
}

async function run(...args: readonly string[]): Promise<{ status: number; out: string[]; err: string[] }> {
  const { out, err } = collect();
  const status = await runEmulator(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    stop: AbortSignal.abort(),
  });
  return { status, out, err };
}

test('it prints the base URL of each API, a line each, and nothing else on stdout', async () => {
  const { status, out } = await run('--port', '0');

  expect(status).toBe(0);
  expect(out.map((line) => line.replace(/\d{4,5}/u, 'PORT'))).toEqual([
    'OPENAI_BASE_URL=http://127.0.0.1:PORT/openai/v1',
    'ANTHROPIC_BASE_URL=http://127.0.0.1:PORT/anthropic',
    'GOOGLE_GEMINI_BASE_URL=http://127.0.0.1:PORT/gemini',
  ]);
});

test.for([
  [['--port', 'high'], '--port is "high"; expected a number from 0 to 65535.'],
  [['--port', '70000'], '--port is "70000"; expected a number from 0 to 65535.'],
  [['--prot', '1'], "Unknown option '--prot'"],
] as const)('%j is a usage error: status 2, one error with what to do', async ([args, message]) => {
  const { status, out, err } = await run(...args);

  expect(status).toBe(2);
  expect(out).toEqual([]);
  expect(err).toHaveLength(1);
  expect(err[0]).toContain(message);
  expect(err[0]).toContain('→ Run with --help for the options.');
});

test('a port in use is status 20 and one error with what to do', async () => {
  await using holder = await startEmulator({ port: 0 });
  const { status, err } = await run('--port', new URL(holder.url).port);

  expect(status).toBe(20);
  expect(err).toHaveLength(1);
  expect(err[0]).toContain('EMULATOR_PORT_IN_USE');
  expect(err[0]).toContain('→ End what listens there, or pass another port with --port.');
});

test('--help lists every goal that has a scenario of its own', async () => {
  const { status, out } = await run('--help');

  expect(status).toBe(0);
  for (const { goal, purpose } of scenarios) {
    expect(out.join('\n')).toContain(`"${goal}"`);
    expect(out.join('\n')).toContain(purpose);
  }
});

test.for(['SIGINT', 'SIGTERM'] as const)('the process ends with status 0 on %s', async (signal) => {
  const script = fileURLToPath(new URL('cli.ts', import.meta.url));
  const child = spawn(process.execPath, [script, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  child.kill(signal);

  expect(await once(child, 'exit')).toEqual([0, null]);
});
