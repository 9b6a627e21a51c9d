import { join } from 'node:path';
import type { FileOutcome, HostEvent, HostRequest, ProjectOutcome, TestHost } from '../host/test-host.ts';
import type { QaProject, QaRequest } from '../run/run-qa.ts';

/** Of one test that passed. */
export const counts = { passed: 1, failed: 0, skipped: 0, notRun: 0 };
const recordings = { hits: 2, misses: 0, recorded: 0, liveCalls: 0 };

/**
 * Makes the outcome of a test file that passed.
 *
 * @param path - Of the file, relative to the project root.
 * @param change - What a test needs otherwise.
 * @returns The outcome.
 */
export function file(path: string, change: Partial<FileOutcome> = {}): FileOutcome {
  return {
    path,
    outcome: 'passed',
    durationMs: 10,
    counts,
    recordings,
    slowest: [{ name: `test of ${path}`, durationMs: 10 }],
    problems: [],
    warnings: [],
    output: '',
    ...change,
  };
}

/**
 * Makes a host that tells what a script says, and remembers what it was asked.
 *
 * @param script - What it tells.
 * @returns The host.
 */
export function scriptedHost(
  script: (request: HostRequest) => readonly HostEvent[],
): TestHost & { asked: HostRequest[] } {
  const asked: HostRequest[] = [];
  return {
    asked,
    async *run(request) {
      asked.push(request);
      yield* await Promise.resolve(script(request));
    },
  };
}

/**
 * Says what a host tells of the project `app`.
 *
 * @param files - Its files.
 * @param change - What a test needs otherwise.
 * @returns The events.
 */
export function ended(
  files: readonly FileOutcome[],
  change: Partial<ProjectOutcome> = {},
): readonly HostEvent[] {
  const batch = { id: 'b', workers: 2, apart: null };
  const outcome = { project: 'app', files, problems: [], warnings: [], output: '', interrupted: false };
  return [
    ...files.map((each): HostEvent => ({ type: 'file-ended', project: 'app', file: each })),
    { type: 'project-ended', outcome: { ...outcome, durationMs: 50, batch, ...change } },
  ];
}

/**
 * Makes a request to run the project `app`.
 *
 * @param workspaceRoot - Absolute path.
 * @param host - Runs it.
 * @param change - What a test needs otherwise.
 * @returns The request.
 */
export function requestIn(workspaceRoot: string, host: TestHost, change: Partial<QaRequest> = {}): QaRequest {
  const project: QaProject = {
    name: 'app',
    root: join(workspaceRoot, 'packages/app'),
    configFile: undefined,
    environment: {},
    recordCommand: 'nx run app:record',
    files: undefined,
    namePattern: undefined,
    coverageFolder: undefined,
    proofKey: '123',
  };
  return {
    workspaceRoot,
    run: 'pr',
    httpMode: undefined,
    projects: [project],
    workers: undefined,
    host,
    signal: new AbortController().signal,
    onNotice: () => undefined,
    onFile: () => undefined,
    ...change,
  };
}
