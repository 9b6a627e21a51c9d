import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RecordEnd } from '@plumbline/cassette/library';
import { formatError } from '@plumbline/contracts/errors';
import type { Host } from '../command/host.ts';
import { findNx } from '../nx/find-nx.ts';
import { runNx } from '../nx/run-nx.ts';
import type { RecordTarget } from './record-target.ts';

/** What recording a test needs. */
export interface RecordTestContext {
  readonly host: Host;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Name of the target that records. */
  readonly targetName: string;
  readonly allowInCi: boolean;
}

/**
 * Records one test: by the target of its project, which asks for the right to record as any recording does;
 * by Vitest itself in a workspace without Nx.
 *
 * @param target - The test.
 * @param context - The workspace.
 * @returns Whether the test passed, or why not.
 * Side effects: those of the test; what it says goes to stderr.
 */
export async function recordTest(target: RecordTarget, context: RecordTestContext): Promise<RecordEnd> {
  const nx = findNx(context.workspaceRoot);
  return nx.ok ? recordByNx(target, nx.value, context) : recordByVitest(target, context);
}

async function recordByNx(
  { project, file, testNamePattern }: RecordTarget,
  nx: string,
  { host, workspaceRoot, targetName, allowInCi }: RecordTestContext,
): Promise<RecordEnd> {
  const words = ['run', `${project}:${targetName}`, `--files=${file}`];
  const pattern = testNamePattern === undefined ? [] : [`--testNamePattern=${testNamePattern}`];
  const { ok, records } = await runNx(
    { run: 'record', arguments: [...words, ...pattern], environment: permission(allowInCi) },
    { host, workspaceRoot, nx, format: 'json' },
  );
  if (ok) return { ok: true };
  const problem = records.flatMap(({ problems }) => problems)[0];
  if (problem === undefined) return { ok: false, why: 'nx could not run it' };
  return { ok: false, why: formatError(problem), isRefused: refusals.has(problem.code) };
}

/** Where one of these is the problem, the test was not started. */
const refusals = new Set(['LOCK_HELD', 'RECORDING_IN_PARALLEL', 'RECORDING_IN_CI']);

function permission(allowInCi: boolean): Record<string, string> {
  return allowInCi ? { PLUMBLINE_RECORD_IN_CI: '1' } : {};
}

async function recordByVitest(
  { projectRoot, file, testNamePattern }: RecordTarget,
  { host, allowInCi }: RecordTestContext,
): Promise<RecordEnd> {
  const script = findVitest(projectRoot);
  if (script === undefined) return { ok: false, why: 'neither nx nor vitest is installed' };
  const pattern = testNamePattern === undefined ? [] : [`--testNamePattern=${testNamePattern}`];
  const { status } = await host.runProgram({
    script,
    arguments: ['run', file, '--no-file-parallelism', ...pattern],
    directory: projectRoot,
    environment: { ...host.environment, ...permission(allowInCi), PLUMBLINE_HTTP_MODE: 'record' },
    output: 'stderr',
    signal: host.signal,
  });
  return status === 0 ? { ok: true } : { ok: false, why: 'its test failed' };
}

function findVitest(projectRoot: string): string | undefined {
  try {
    const manifest = createRequire(join(projectRoot, 'package.json')).resolve('vitest/package.json');
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { vitest: string } };
    return join(dirname(manifest), bin.vitest);
  } catch {
    return undefined;
  }
}
