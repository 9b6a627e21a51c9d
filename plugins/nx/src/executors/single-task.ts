import type { ExecutorContext } from '@nx/devkit';
import { formatError, reportError } from '@plumbline/contracts/errors';
import type { HttpMode, RunKind } from '@plumbline/contracts/modes';
import { checkOptions, type TestExecutor } from './check-options.ts';
import type { ExecutorOptions } from './executor-options.ts';
import { proofKey } from './proof-key.ts';
import { runTasks, type TestTask } from './run-tasks.ts';
import { isSuccess, taskOutput } from './task-output.ts';

/** What an executor that runs one task was asked for. */
export interface SingleTask {
  readonly run: RunKind;
  readonly httpMode: HttpMode | undefined;
  readonly options: ExecutorOptions;
  readonly coverage?: boolean;
  readonly context: ExecutorContext;
}

/**
 * Runs one task and prints what people read.
 *
 * @param task - The task.
 * @returns Whether it passed.
 */
export async function runSingleTask(task: SingleTask): Promise<{ success: boolean }> {
  const { context, run, httpMode } = task;
  let success = false;
  try {
    checkOptions(executorOf(run), task.options);
    const tasks = [toTestTask(task)];
    for await (const result of runTasks({ workspaceRoot: context.root, run, httpMode, tasks })) {
      process.stdout.write(taskOutput(result));
      success = isSuccess(result.record);
    }
  } catch (error) {
    process.stdout.write(`${formatError(reportError(error))}\n`);
    return { success: false };
  }
  return { success };
}

function executorOf(run: RunKind): TestExecutor {
  return run === 'record' || run === 'live' ? run : 'qa';
}

function toTestTask({ run, options, coverage = false, context }: SingleTask): TestTask {
  const project = context.projectName ?? '';
  const configuration = context.projectsConfigurations.projects[project];
  if (configuration === undefined) throw new Error(`The project graph has no project "${project}".`);
  return {
    project,
    configuration,
    target: context.targetName ?? run,
    targetConfiguration: context.configurationName,
    options,
    coverage,
    hash: proofKey(process.env['NX_TASK_HASH'], process.env),
  };
}
