import type { ProjectRun } from '@plumbline/qa/test-host';
import type { UserConfig } from 'vite';
import { createVitest, type Vitest } from 'vitest/node';
import { difference, isChange, restoreEnvironment } from '../configuration/own-surroundings.ts';
import { ProjectLedger } from '../report/project-ledger.ts';
import { ByProjectSequencer } from './by-project-sequencer.ts';
import { inlineProject } from './inline-project.ts';
import { commonOptions, runVitest, type VitestRun } from './run-vitest.ts';

/** A project that may share a process, with its configuration evaluated. */
export interface SharedProject {
  readonly project: ProjectRun;
  readonly config: UserConfig;
}

/**
 * Runs many projects in one Vitest instance: each with its own configuration, working
 * directory and variables, in workers of its own.
 *
 * @param projects - The projects; their names are unique.
 * @param run - The run, and whom to tell.
 * @throws SharingFailed where Vitest could not be set up for all of them together; nothing has run then.
 */
export async function runShared(
  projects: readonly SharedProject[],
  run: Pick<VitestRun, 'request' | 'batch' | 'elapsedMs' | 'emit' | 'rejections'>,
): Promise<void> {
  const ledgers = new Map(projects.map(({ project, config }) => [project.name, ledgerFor(project, config)]));
  await runVitest({
    ...run,
    ownDescriptor: undefined,
    exitStatus: () => undefined,
    ledgers: [...ledgers.values()],
    ledgerOf: ({ name }) => ledgers.get(name) ?? unknownProject(name),
    create: () => createTogether(projects, run),
  });
}

function ledgerFor(project: ProjectRun, { test }: UserConfig): ProjectLedger {
  return new ProjectLedger(project, { mayBeEmpty: () => test?.passWithNoTests === true });
}

/** Vitest could not be set up for several projects together. */
export class SharingFailed extends Error {
  override readonly name = 'SharingFailed';
}

async function createTogether(
  projects: readonly SharedProject[],
  run: Pick<VitestRun, 'request'>,
): Promise<Vitest> {
  const before = { ...process.env };
  const vitest = await createVitest(
    {
      ...commonOptions(run),
      config: false,
      root: run.request.workspaceRoot,
      sequence: { sequencer: ByProjectSequencer },
      projects: projects.map(({ project, config }) => inlineProject(project, config)),
    },
    { envDir: false },
  ).catch((cause: unknown) => {
    throw new SharingFailed('the process that it would share could not be set up', { cause });
  });
  if (!isChange(difference(before, process.env))) return vitest;
  await vitest.close();
  restoreEnvironment(before);
  throw new SharingFailed('a plugin of a project in this process changes environment variables');
}

function unknownProject(name: string): never {
  throw new Error(`Vitest reported a project that was not asked for: ${name}`);
}
