import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { formatError, reportError } from '@plumbline/contracts/errors';
import type { RunMode } from '@plumbline/contracts/modes';
import { checkOptions } from '../check-options.ts';
import type { QaExecutorOptions } from '../executor-options.ts';
import { proofKey } from '../proof-key.ts';
import { runTasks, type TestTask } from '../run-tasks.ts';
import { isSuccess, taskOutput } from '../task-output.ts';

/** How one task of a batch ended, as Nx wants it. */
export interface BatchResult {
  readonly task: string;
  readonly result: {
    readonly success: boolean;
    readonly terminalOutput: string;
    readonly startTime: number;
    readonly endTime: number;
  };
}

interface BatchTask extends TestTask {
  readonly id: string;
  readonly mode: RunMode;
}

/** What Nx calls a batch with: the tasks, the options of each by its id, those of the command line, the workspace. */
export type BatchArguments = readonly [
  taskGraph: TaskGraph,
  inputs: Record<string, QaExecutorOptions>,
  overrides: QaExecutorOptions,
  context: ExecutorContext,
];

/**
 * Runs the tests of many projects in one process. It never throws: Nx would count
 * the projects that have passed as failed.
 *
 * @param batchArguments - What Nx calls it with; what the command line overrides is in the options already.
 * @returns One result a task, each as its project ends.
 */
export async function* runBatch(...batchArguments: BatchArguments): AsyncGenerator<BatchResult, void> {
  const [taskGraph, inputs, , context] = batchArguments;
  const tasks = batchTasks(taskGraph, inputs, context);
  for (const group of Map.groupBy(tasks, sharedOptions).values()) {
    yield* runGroup(group, context.root);
  }
}

/** What a run has one of: tasks that differ in it run one after the other. */
function sharedOptions({ mode, options }: BatchTask): string {
  return `${mode} ${String(options.update ?? false)}`;
}

async function* runGroup(
  tasks: readonly BatchTask[],
  workspaceRoot: string,
): AsyncGenerator<BatchResult, void> {
  const open = new Map(tasks.map((task) => [task.project, task]));
  const startTime = Date.now();
  const run = tasks[0]?.mode ?? 'pr';
  try {
    checkAll(tasks);
    for await (const result of runTasks({ workspaceRoot, run, httpMode: undefined, tasks })) {
      const task = open.get(result.project);
      open.delete(result.project);
      const success = isSuccess(result.record);
      if (task !== undefined) yield ended(task, { success, output: taskOutput(result), startTime });
    }
  } catch (error) {
    const output = `${formatError(reportError(error))}\n`;
    for (const task of open.values()) yield ended(task, { success: false, output, startTime });
  }
}

function checkAll(tasks: readonly BatchTask[]): void {
  for (const { options } of tasks) checkOptions('qa', options);
}

function batchTasks(
  taskGraph: TaskGraph,
  inputs: Record<string, QaExecutorOptions>,
  context: ExecutorContext,
): readonly BatchTask[] {
  return Object.values(taskGraph.tasks).flatMap((task) => {
    const { project, target, configuration } = task.target;
    const projectConfiguration = context.projectsConfigurations.projects[project];
    const options = inputs[task.id] ?? {};
    if (projectConfiguration === undefined) return [];
    return {
      id: task.id,
      mode: options.mode ?? 'pr',
      project,
      configuration: projectConfiguration,
      target,
      targetConfiguration: configuration,
      options,
      coverage: options.coverage ?? false,
      hash: proofKey(task.hash, process.env),
    };
  });
}

function ended(
  task: BatchTask,
  { success, output, startTime }: { success: boolean; output: string; startTime: number },
): BatchResult {
  return {
    task: task.id,
    result: { success, terminalOutput: output, startTime, endTime: Date.now() },
  };
}
