import type { ProjectRun } from '@plumbline/qa/test-host';
import type { UserConfig } from 'vite';
import { createVitest } from 'vitest/node';
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
 */
export async function runShared(
  projects: readonly SharedProject[],
  run: Pick<VitestRun, 'request' | 'batch' | 'elapsedMs' | 'emit' | 'rejections'>,
): Promise<void> {
  const ledgers = new Map(projects.map(({ project }) => [project.name, new ProjectLedger(project)]));
  await runVitest({
    ...run,
    ownDescriptor: undefined,
    ledgers: [...ledgers.values()],
    ledgerOf: ({ name }) => ledgers.get(name) ?? unknownProject(name),
    create: (reporter) =>
      createVitest(
        {
          ...commonOptions(run, reporter),
          config: false,
          root: run.request.workspaceRoot,
          sequence: { sequencer: ByProjectSequencer },
          projects: projects.map(({ project, config }) => inlineProject(project, config)),
        },
        { envDir: false },
      ),
  });
}

function unknownProject(name: string): never {
  throw new Error(`Vitest reported a project that was not asked for: ${name}`);
}
