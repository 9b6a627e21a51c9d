import { basename } from 'node:path';
import { exitCodes } from '@plumbline/contracts/errors';
import type { RunProblem } from '@plumbline/contracts';

interface NamedProject {
  readonly name: string;
}

/**
 * Says that the process of a project that runs apart went away.
 *
 * @param project - The project.
 * @returns The problem.
 */
export function processEnded({ name }: NamedProject): RunProblem {
  return {
    code: 'TEST_PROCESS_ENDED',
    message: `The process that ran the tests of ${name} went away before they ended.`,
    remedy: 'Look for process.exit, a crash or an out-of-memory in the tests or the configuration.',
  };
}

/**
 * Says that the process of a project that runs apart hung, outside every test, and was ended.
 *
 * @param project - The project.
 * @returns The problem.
 */
export function processHung({ name }: NamedProject): RunProblem {
  return {
    code: 'TEST_PROCESS_HUNG',
    message: `The process that ran the tests of ${name} blocked itself outside every test; it was ended.`,
    remedy:
      'Look for an endless loop in a plugin, a reporter or a `globalSetup` of its Vitest configuration.',
    exitCode: exitCodes.timedOut,
  };
}

/**
 * Says that a project's configuration never came to an end.
 *
 * @param project - The project.
 * @param limitMs - How long it was waited for, in milliseconds.
 * @returns The problem.
 */
export function configurationHangs(
  { name, configFile }: NamedProject & { readonly configFile: string | undefined },
  limitMs: number,
): RunProblem {
  return {
    code: 'VITEST_CONFIGURATION_HANGS',
    message: `The Vitest configuration of ${name} was not read within ${String(Math.round(limitMs / 1000))} s; its process was ended.`,
    remedy: `Look for an endless loop, or a promise that nothing settles, in ${configFile === undefined ? 'it' : basename(configFile)}, what it imports and the plugins that it lists.`,
    exitCode: exitCodes.invalidConfiguration,
    ...(configFile === undefined ? {} : { file: basename(configFile) }),
  };
}
