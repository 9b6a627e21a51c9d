import type { ProjectRun } from '@plumbline/qa/test-host';
import type { UserConfig } from 'vite';
import { createVitest, type Vitest } from 'vitest/node';
import { difference, isChange, restoreEnvironment } from '../configuration/own-surroundings.ts';
import { ProjectLedger } from '../report/project-ledger.ts';
import { ByProjectSequencer } from './by-project-sequencer.ts';
import { inlineProject } from './inline-project.ts';
import type { Starting } from './starting-stage.ts';
import { commonOptions } from './common-options.ts';
import { runVitest, type VitestRun } from './run-vitest.ts';

/** A project that may share a process, with its configuration evaluated. */
export interface SharedProject {
  readonly project: ProjectRun;
  readonly config: UserConfig;
  /** What its configuration printed. */
  readonly printed: string;
}

/** The run that an instance belongs to. */
export interface InstanceRun extends Pick<
  VitestRun,
  'request' | 'batch' | 'elapsedMs' | 'emit' | 'rejections'
> {
  readonly starting: Starting;
}

/**
 * Runs many projects in one Vitest instance: each with its own configuration, working
 * directory and variables, in workers of its own.
 *
 * @param projects - The projects; their names are unique.
 * @param run - The run, and whom to tell.
 * @throws SharingFailed where Vitest could not be set up for all of them together; nothing has run then.
 */
export async function runInstance(projects: readonly SharedProject[], run: InstanceRun): Promise<void> {
  const ledgers = new Map(projects.map((shared) => [shared.project.name, ledgerFor(shared)]));
  await runVitest({
    ...run,
    ownDescriptor: undefined,
    exitStatus: () => undefined,
    ledgers: [...ledgers.values()],
    ledgerOf: ({ name }) => ledgers.get(name) ?? unknownProject(name),
    create: () => run.starting(() => createTogether(projects, run)),
  });
}

function ledgerFor({ project, config: { test }, printed }: SharedProject): ProjectLedger {
  const ledger = new ProjectLedger(project, { mayBeEmpty: () => test?.passWithNoTests === true });
  ledger.print(project.root, printed);
  return ledger;
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
