import type { TargetConfiguration } from '@nx/devkit';
import { hashVariables, projectDotenvVariable } from '../hash-variables.ts';
import type { ConfigurationReader } from './configuration-reader.ts';
import type { VitestProject } from './find-vitest-projects.ts';
import type { LockfileLookup } from './lockfile-lookup.ts';
import type { TsconfigReader } from './tsconfig-reader.ts';
import type { WorkspaceSettings } from './workspace-settings.ts';

/** Inputs of a target, as Nx takes them. */
export type TargetInputs = NonNullable<TargetConfiguration['inputs']>;

/** What all projects' inputs have in common. */
export interface WorkspaceFacts {
  readonly settings: WorkspaceSettings;
  /** Projects of this workspace that the plugin itself consists of. */
  readonly pluginProjects: readonly string[];
  /** Packages that matter to every project. */
  readonly packages: readonly string[];
  readonly readConfiguration: ConfigurationReader;
  readonly readTsconfigs: TsconfigReader;
  readonly lockfile: LockfileLookup;
  /** Whether nx.json names inputs `production`: what a dependency's dependents see of it. */
  readonly hasProduction: boolean;
}

/**
 * Variables that change what tests do: `CI` (Vitest forbids `.only` and new snapshots there),
 * how Node starts, and locale and time zone, which tests read through `Intl` and `Date`.
 */
const ambientVariables = ['CI', 'LANG', 'LC_ALL', 'NODE_ENV', 'NODE_OPTIONS', 'TZ'];

/**
 * Composes everything that the outcome of a project's tests depends on.
 *
 * @param project - The project.
 * @param facts - What all projects have in common.
 * @returns The inputs, in an order that depends on nothing but the arguments.
 */
export function cacheInputs(project: VitestProject, facts: WorkspaceFacts): TargetInputs {
  const { files, folders, packages } = facts.readConfiguration(project.configFile);
  return [
    'default',
    facts.hasProduction ? '^production' : '^default',
    `{projectRoot}/**/${facts.settings.cassetteDirectory}/**/*`,
    '{workspaceRoot}/vitest.*',
    '{workspaceRoot}/vite.config.*',
    '{workspaceRoot}/plumbline.json',
    '{workspaceRoot}/tsconfig.base.json',
    '{workspaceRoot}/tsconfig.json',
    ...folders.map((folder) => `{workspaceRoot}/${folder}/**/*`),
    ...outside([...files, ...facts.readTsconfigs(project.root)]),
    ...variables(project.root, facts.settings).map((env) => ({ env })),
    ...pluginSources(facts),
    ...packageVersions(facts.lockfile([...facts.packages, ...packages])),
  ];
}

/** Files that belong to no project, or to another; what every project has at the root stands there already. */
function outside(files: readonly string[]): TargetInputs {
  const own = files.filter((file) => !/^tsconfig(?:\.base)?\.json$/u.test(file));
  return [...new Set(own)].map((file) => `{workspaceRoot}/${file}`);
}

function variables(projectRoot: string, settings: WorkspaceSettings): readonly string[] {
  const own = [hashVariables.node, hashVariables.workspaceDotenv, projectDotenvVariable(projectRoot)];
  return [...new Set([...ambientVariables, ...settings.environment, ...own])].toSorted();
}

function pluginSources({ pluginProjects: projects, hasProduction }: WorkspaceFacts): TargetInputs {
  return projects.length === 0
    ? []
    : [{ projects: [...projects], input: hasProduction ? 'production' : 'default' }];
}

/** Without such an input Nx counts the whole lockfile, which is the safe answer. */
function packageVersions(names: readonly string[] | undefined): TargetInputs {
  return names === undefined ? [] : [{ externalDependencies: [...names] }];
}
