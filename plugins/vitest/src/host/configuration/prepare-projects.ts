import type { RunProblem } from '@plumbline/contracts';
import type { ProjectRun } from '@plumbline/qa/test-host';
import type { SharedProject } from '../process/run-shared.ts';
import { apartReason } from './apart-reason.ts';
import {
  loadConfiguration,
  type ConfigurationLoader,
  type LoadedConfiguration,
} from './load-configuration.ts';
import { isChange } from './own-surroundings.ts';

/** The projects of a run, by how they run. */
export interface PreparedProjects {
  /** In one process, together. */
  readonly shared: readonly SharedProject[];
  /** In a process each, and why. */
  readonly apart: readonly { readonly project: ProjectRun; readonly reason: string }[];
  /** Not at all: their configuration cannot be read. */
  readonly broken: readonly { readonly project: ProjectRun; readonly problem: RunProblem }[];
}

type Read = readonly [ProjectRun, Awaited<ReturnType<typeof loadConfiguration>>];

/**
 * Evaluates the configurations of all projects and tells who can share a process.
 *
 * Read by Node itself first, which is fast, but evaluates a module that several configurations
 * import once only. So as soon as one of them changes the environment, all are read again,
 * bundled: then each evaluates its own copy, and is charged with its own changes.
 *
 * @param projects - The projects of the run.
 * @returns The projects by how they run, in the order given.
 */
export async function prepareProjects(projects: readonly ProjectRun[]): Promise<PreparedProjects> {
  const read = await readAll(projects, 'native');
  const changing = read.some(([, loaded]) => loaded.ok && isChange(loaded.value.change));
  return sortOut(changing ? await readAll(projects, 'bundle') : read);
}

async function readAll(
  projects: readonly ProjectRun[],
  loader: ConfigurationLoader,
): Promise<readonly Read[]> {
  const read: Read[] = [];
  for (const project of projects) read.push([project, await loadConfiguration(project, loader)]);
  return read;
}

function sortOut(read: readonly Read[]): PreparedProjects {
  const shared: SharedProject[] = [];
  const apart: { project: ProjectRun; reason: string }[] = [];
  const broken: { project: ProjectRun; problem: RunProblem }[] = [];
  for (const [project, loaded] of read) {
    if (!loaded.ok) {
      broken.push({ project, problem: loaded.error });
      continue;
    }
    const reason = reasonFor(project, loaded.value);
    if (reason === undefined) shared.push({ project, config: loaded.value.config });
    else apart.push({ project, reason });
  }
  return { shared, apart, broken };
}

function reasonFor(project: ProjectRun, { config, change }: LoadedConfiguration): string | undefined {
  return project.coverageFolder === undefined ? apartReason(config, change) : 'its coverage is measured';
}
