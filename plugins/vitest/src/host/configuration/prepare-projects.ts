import type { RunProblem } from '@plumbline/contracts';
import type { ProjectRun } from '@plumbline/qa/test-host';
import type { SharedProject } from '../process/run-instance.ts';
import { apartReason } from './apart-reason.ts';
import { loadConfiguration, type LoadedConfiguration } from './load-configuration.ts';
import { ownModules, type OwnModules } from './own-modules.ts';

/** The projects of a run, by how they run. */
export interface PreparedProjects {
  /** In one process, together. */
  readonly shared: readonly SharedProject[];
  /** In a process each, and why. */
  readonly apart: readonly { readonly project: ProjectRun; readonly reason: string }[];
  /** Not at all: their configuration cannot be read. */
  readonly broken: readonly BrokenProject[];
}

/** A project whose configuration cannot be read. */
export interface BrokenProject {
  readonly project: ProjectRun;
  readonly problem: RunProblem;
  /** What its configuration printed. */
  readonly printed: string;
}

/**
 * Evaluates the configurations of all projects, one after the other, and tells who can share this
 * process. What configurations import later on, as in a hook of a plugin, stays each project's own.
 *
 * @param projects - The projects of the run.
 * @param reads - Told of each project whose configuration is read next.
 * @returns The projects by how they run, in the order given.
 */
export async function prepareProjects(
  projects: readonly ProjectRun[],
  reads: (project: string) => void,
): Promise<PreparedProjects> {
  await import('vitest/config');
  const modules = ownModules();
  const partial = new Set<string>();
  const shared: SharedProject[] = [];
  const apart: { project: ProjectRun; reason: string }[] = [];
  const broken: BrokenProject[] = [];
  for (const project of projects) {
    reads(project.name);
    const loaded = await loadAs(project, modules);
    if (!loaded.ok) {
      const { problem, printed } = loaded.error;
      broken.push({ project, problem, printed });
      continue;
    }
    const { config, printed } = loaded.value;
    const reason =
      reasonFor(project, loaded.value) ?? packageReason(modules.packagesOf(project.name), partial);
    if (reason === undefined) shared.push({ project, config, printed });
    else apart.push({ project, reason });
    for (const name of loaded.value.partial) partial.add(name);
  }
  return { shared, apart, broken };
}

async function loadAs(project: ProjectRun, modules: OwnModules): ReturnType<typeof loadConfiguration> {
  using _evaluating = modules.evaluate(project.name);
  return await loadConfiguration(project);
}

function reasonFor(project: ProjectRun, { config, change }: LoadedConfiguration): string | undefined {
  return project.measuresCoverage === true ? 'its coverage is measured' : apartReason(config, change);
}

/** A package that was loaded for a project before has what it took from the surroundings of that one. */
function packageReason(imported: ReadonlySet<string>, partial: ReadonlySet<string>): string | undefined {
  const name = [...partial].find((each) => imported.has(each));
  if (name === undefined) return undefined;
  return `its configuration imports ${name}, which depends on the folder or the variables that it is loaded with`;
}
