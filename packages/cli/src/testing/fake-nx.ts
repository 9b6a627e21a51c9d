import type { RunRecord } from '@plumbline/contracts';
import { writeLastRun, writeRunRecord } from '@plumbline/qa';
import type { Program, ProgramEnd, RunProgram } from '../host/run-program.ts';

/** What one call of the fake `nx` leaves behind. */
export interface FakeNxCall {
  readonly records: readonly RunRecord[];
  /** Projects whose result came from the cache. */
  readonly cached?: readonly string[];
  readonly status: number | null;
  /** Whether it ends before its hooks can note what ran. */
  readonly withoutNote?: boolean;
  /** What it says, to a caller that captures it. */
  readonly output?: string;
}

/** A fake `nx`, and how it was called. */
export interface FakeNx {
  readonly runProgram: RunProgram;
  readonly calls: readonly Program[];
}

/**
 * Makes an `nx` that leaves run records and a note of the last run, call by call.
 *
 * @param script - What each call does; a call beyond them is an error.
 * @returns What a host offers as `runProgram`, and the calls it got.
 */
export function fakeNx(script: readonly FakeNxCall[]): FakeNx {
  const calls: Program[] = [];
  return { calls, runProgram: (program) => play(script[calls.push(program) - 1], program) };
}

async function play(call: FakeNxCall | undefined, program: Program): Promise<ProgramEnd> {
  if (call === undefined) throw new Error(`unexpected: nx ${program.arguments.join(' ')}`);
  for (const record of call.records) await writeRunRecord(program.directory, record);
  if (call.withoutNote !== true) await note(call, program);
  return { status: call.status, signal: null, ...(call.output !== undefined && { output: call.output }) };
}

async function note(
  { records, cached = [] }: FakeNxCall,
  { directory, environment }: Program,
): Promise<void> {
  await writeLastRun(directory, {
    schemaVersion: 1,
    kind: 'last-run',
    id: environment['PLUMBLINE_RUN_ID'] ?? 'nobody',
    startedAt: 1_000,
    endedAt: 2_000,
    tasks: records.map(({ project, run, outcome }) => ({
      project,
      run,
      outcome: outcome === 'failed' ? 'failed' : 'passed',
      cached: cached.includes(project),
    })),
  });
}
