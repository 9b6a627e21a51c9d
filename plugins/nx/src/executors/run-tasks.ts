import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectConfiguration } from '@nx/devkit';
import type { HttpMode, RunKind } from '@plumbline/contracts/modes';
import { coverageFolder, runQa, type QaProject, type QaResult } from '@plumbline/qa';
import { vitestHost } from '@plumbline/vitest/host';
import type { ExecutorOptions } from './executor-options.ts';
import { interruption } from './interruption.ts';
import { taskEnvironment } from './task-environment.ts';

/** One task of an executor. */
export interface TestTask {
  readonly project: string;
  readonly configuration: ProjectConfiguration;
  readonly target: string;
  /** The task's configuration, such as `pr`. */
  readonly targetConfiguration: string | undefined;
  readonly options: ExecutorOptions;
  readonly coverage: boolean;
  /** The task's hash, or undefined where results must not be resumed. */
  readonly hash: string | undefined;
}

/** Tasks that run together: same workspace, same kind of run. */
export interface TaskRun {
  readonly workspaceRoot: string;
  readonly run: RunKind;
  /** The run's own way where undefined. */
  readonly httpMode: HttpMode | undefined;
  readonly tasks: readonly TestTask[];
}

/**
 * Runs the tests of tasks, for a single task and for a batch alike. An interruption of the process
 * ends the run early; what is proven is kept.
 *
 * @param run - The tasks.
 * @returns One result a task, each as its project ends.
 */
export async function* runTasks(run: TaskRun): AsyncGenerator<QaResult, void> {
  using interrupted = interruption(process);
  using _status = ownExitStatus();
  yield* runQa({
    workspaceRoot: run.workspaceRoot,
    run: run.run,
    httpMode: run.httpMode,
    projects: run.tasks.map((task) => toProject(run, task)),
    updateSnapshots: run.tasks.some(({ options }) => options.update === true),
    workers: smallest(run.tasks.map(({ options }) => options.workers)),
    host: vitestHost(),
    signal: interrupted.signal,
    onNotice: (message) => process.stderr.write(`plumbline: ${message}\n`),
    onFile: () => undefined,
  });
}

/** Vitest sets the exit status of its process; what ended how is for Nx to tell. */
function ownExitStatus(): Disposable {
  const before = process.exitCode;
  return {
    [Symbol.dispose]: () => {
      process.exitCode = before;
    },
  };
}

function toProject({ workspaceRoot, run }: TaskRun, task: TestTask): QaProject {
  const { root } = task.configuration;
  const absolute = root === '.' ? workspaceRoot : join(workspaceRoot, root);
  return {
    name: task.project,
    root: absolute,
    configFile: vitestConfiguration(absolute),
    environment: taskEnvironment(
      { workspaceRoot, projectRoot: root, target: task.target, configuration: task.targetConfiguration },
      process.env,
    ),
    recordCommand: `npx nx run ${task.project}:${recordTarget(task.configuration)}`,
    files: task.options.files,
    namePattern: task.options.testNamePattern,
    coverageFolder: coverageFolder({ workspaceRoot, project: task.project, run }),
    measuresCoverage: task.coverage,
    proofKey: task.hash,
  };
}

/** Targets can be renamed. */
function recordTarget({ targets = {} }: ProjectConfiguration): string {
  const found = Object.entries(targets).find(([, { executor }]) => executor === '@plumbline/nx:record');
  return found?.[0] ?? 'record';
}

/** In Vitest's own order of preference. */
const configurationNames = ['vitest.config', 'vite.config'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${name}.${extension}`),
);

function vitestConfiguration(root: string): string | undefined {
  return configurationNames.map((name) => join(root, name)).find((path) => existsSync(path));
}

function smallest(workers: readonly (number | undefined)[]): number | undefined {
  const given = workers.filter((count) => count !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}
