import { relative } from 'node:path';
import type { RunKind, RunProblem, RunRecord, WorkspaceConfiguration } from '@plumbline/contracts';
import { reportError } from '@plumbline/contracts/errors';
import { runRules, type HttpMode } from '@plumbline/contracts/modes';
import { workspaceConfigurationSchema } from '@plumbline/contracts';
import { readWorkspaceConfiguration } from '../configuration/read-workspace-configuration.ts';
import type { FileOutcome, HostEvent, ProjectOutcome, ProjectRun, TestHost } from '../host/test-host.ts';
import { keepProofs, type Proofs } from '../proven/keep-proofs.ts';
import { holdWorkspace } from './hold-workspace.ts';
import { keepRecord } from './keep-record.ts';
import { toRunRecord } from './to-run-record.ts';

/** A project to run, with the key of what its outcome depends on. */
export interface QaProject extends Omit<ProjectRun, 'proven'> {
  /** Names every input of the run, as a task's hash does; undefined where nothing may be resumed. */
  readonly proofKey: string | undefined;
}

/** A run of tests over any number of projects. */
export interface QaRequest {
  readonly workspaceRoot: string;
  readonly run: RunKind;
  /** How HTTP is answered; the run's own way where undefined. */
  readonly httpMode: HttpMode | undefined;
  readonly projects: readonly QaProject[];
  readonly workers: number | undefined;
  /** Whether snapshots are written anew; false where left out. */
  readonly updateSnapshots?: boolean;
  readonly host: TestHost;
  readonly signal: AbortSignal;
  /** Told what people may want to know while it runs. */
  readonly onNotice: (message: string) => void;
  /** Told of each file as it ends. */
  readonly onFile: (project: string, file: FileOutcome) => void;
}

/** How one project of a run ended. */
export interface QaResult {
  readonly project: string;
  readonly record: RunRecord;
  /** What people read: what was printed, and the failures. */
  readonly output: string;
}

/**
 * Runs tests and writes a run record for each project. It never throws for what can be expected:
 * a configuration that is wrong or a workspace that is held fails every project, with the reason.
 *
 * @param request - What to run.
 * @returns One result a project, each as the project ends.
 */
export async function* runQa(request: QaRequest): AsyncGenerator<QaResult, void> {
  const read = await readWorkspaceConfiguration(request.workspaceRoot);
  if (!read.ok) {
    yield* endAll(request, [problemOf(read.error)]);
    return;
  }
  const held = await tryToHold(request);
  if ('problems' in held) {
    yield* endAll(request, held.problems);
    return;
  }
  await using _lock = held.lock;
  yield* runHeld(request, read.value);
}

type Held = { readonly lock: AsyncDisposable } | { readonly problems: readonly RunProblem[] };

/** To be interrupted while others are waited for is no problem of the run. */
async function tryToHold(request: QaRequest): Promise<Held> {
  try {
    const { workspaceRoot, run, signal } = request;
    return { lock: await holdWorkspace({ workspaceRoot, run, signal, onWait: request.onNotice }) };
  } catch (error) {
    return { problems: request.signal.aborted ? [] : [problemOf(reportError(error))] };
  }
}

async function* runHeld(
  request: QaRequest,
  configuration: WorkspaceConfiguration,
): AsyncGenerator<QaResult, void> {
  const open = await openProjects(request);
  const unfinished = new Set<string>();
  try {
    for await (const event of request.host.run(hostRequest(request, configuration, open))) {
      if (event.type === 'project-ended' && event.outcome.interrupted) unfinished.add(event.outcome.project);
      const result = await take(event, { request, configuration, open });
      if (result !== undefined) yield result;
    }
    if (!request.signal.aborted) await forget(open, unfinished);
  } finally {
    for (const { proven } of open.values()) proven[Symbol.dispose]();
  }
}

/** Of several processes that are interrupted one may hear of it before this one. */
async function forget(open: OpenProjects, unfinished: ReadonlySet<string>): Promise<void> {
  const finished = [...open.values()].filter(({ project }) => !unfinished.has(project.name));
  await Promise.all(finished.map(({ proven }) => proven.forget()));
}

interface OpenProject {
  readonly project: QaProject;
  readonly proven: Proofs;
}

type OpenProjects = ReadonlyMap<string, OpenProject>;

async function openProjects({ workspaceRoot, projects, run }: QaRequest): Promise<OpenProjects> {
  const opened = projects.map(async (project): Promise<[string, OpenProject]> => {
    const key = isRepeatable(run) ? project.proofKey : undefined;
    return [project.name, { project, proven: await keepProofs(workspaceRoot, key) }];
  });
  return new Map(await Promise.all(opened));
}

/** What a live service answered before says nothing of now, and to record is to record anew. */
function isRepeatable(run: RunKind): boolean {
  return run !== 'live' && run !== 'record';
}

function hostRequest(request: QaRequest, configuration: WorkspaceConfiguration, open: OpenProjects) {
  const { workspaceRoot, run, workers, signal, updateSnapshots = false } = request;
  return {
    workspaceRoot,
    run,
    httpMode: httpModeOf(request),
    configuration,
    workers,
    updateSnapshots,
    signal,
    projects: [...open.values()].map(({ project: { proofKey: _key, ...project }, proven }) => ({
      ...project,
      proven: new Set(proven.files.keys()),
    })),
  };
}

interface RunState {
  readonly request: QaRequest;
  readonly configuration: WorkspaceConfiguration;
  readonly open: OpenProjects;
}

async function take(event: HostEvent, state: RunState): Promise<QaResult | undefined> {
  if (event.type === 'file-ended') {
    keep(event.project, event.file, state);
    return undefined;
  }
  const { outcome } = event;
  const open = state.open.get(outcome.project);
  if (open === undefined) return undefined;
  const { project, proven } = open;
  const warnings = [...outcome.warnings, ...(proven.failure === undefined ? [] : [proven.failure])];
  const files = [...proven.files.values()];
  return conclude({ ...state, project, outcome: { ...outcome, warnings }, proven: files });
}

function keep(project: string, file: FileOutcome, { request, open }: RunState): void {
  request.onFile(project, file);
  if (file.outcome === 'passed') open.get(project)?.proven.add(file);
}

interface Ended {
  readonly request: QaRequest;
  readonly configuration: WorkspaceConfiguration;
  readonly project: QaProject;
  readonly outcome: ProjectOutcome;
  readonly proven: readonly FileOutcome[];
}

async function conclude({ request, configuration, project, outcome, proven }: Ended): Promise<QaResult> {
  const ended = toRunRecord({
    run: request.run,
    httpMode: httpModeOf(request),
    isWhole: project.files === undefined && project.namePattern === undefined,
    namePattern: project.namePattern,
    projectRoot: relative(request.workspaceRoot, project.root).replaceAll('\\', '/') || '.',
    configuration,
    outcome,
    proven,
  });
  const record = await keepRecord(request.workspaceRoot, ended);
  const output = [outcome.output, ...outcome.files.map((file) => file.output)].join('');
  return { project: project.name, record, output };
}

async function* endAll(request: QaRequest, problems: readonly RunProblem[]): AsyncGenerator<QaResult, void> {
  const configuration = workspaceConfigurationSchema.parse({ schemaVersion: 1 });
  for (const project of request.projects) {
    const outcome: ProjectOutcome = {
      project: project.name,
      files: [],
      problems,
      warnings: [],
      output: '',
      interrupted: problems.length === 0,
      durationMs: 0,
      batch: { id: 'none', workers: 0, apart: null },
    };
    yield conclude({ request, configuration, project, outcome, proven: [] });
  }
}

function problemOf({ code, message, remedy, exitCode }: RunProblem): RunProblem {
  return { code, message, remedy, ...(exitCode === undefined ? {} : { exitCode }) };
}

function httpModeOf(request: QaRequest): HttpMode {
  return request.httpMode ?? runRules[request.run].httpMode;
}
