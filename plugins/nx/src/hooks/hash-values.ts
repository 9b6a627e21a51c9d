import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { hashVariables, projectDotenvVariable } from '../hash-variables.ts';
import type { ListedProject } from '../inference/project-list.ts';
import { dotenvDigest } from './dotenv-digest.ts';
import { nodeIdentity } from './node-identity.ts';

/** What the values are computed from. */
export interface HashValueFacts {
  readonly workspaceRoot: string;
  /** Path of the Node that runs Nx. */
  readonly nodeExecutable: string;
  /** The inferred projects; `undefined` where they are not known. */
  readonly projects: readonly ListedProject[] | undefined;
  /** Whether the run writes into sources, so that no earlier result may stand for it. */
  readonly writesSources?: boolean;
  /** The environment as it is: a surrounding run may have set the same variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Computes the variables that stand for what Nx's hashing cannot see.
 *
 * @param facts - Workspace, Node, projects, environment.
 * @returns Values by name. What cannot be read gets a value that never comes again: a miss
 *   of the cache costs time, a wrong hit costs trust.
 */
export function hashValues(facts: HashValueFacts): Readonly<Record<string, string>> {
  const { workspaceRoot, environment, projects } = facts;
  const values: readonly (readonly [name: string, value: string])[] = [
    [hashVariables.node, facts.writesSources === true ? randomUUID() : nodeIdentity(facts.nodeExecutable)],
    [hashVariables.workspaceDotenv, projects === undefined ? randomUUID() : digest(workspaceRoot)],
    ...(projects ?? []).map(
      (project) => [projectDotenvVariable(project.root), projectDigest(workspaceRoot, project)] as const,
    ),
  ];
  // Nx counts an empty variable and an absent one alike: most projects need none.
  return Object.fromEntries(
    values.filter(([name, value]) => value !== '' || environment[name] !== undefined),
  );
}

/** A project at the root of the workspace has the variable of the workspace for its own files. */
function projectDigest(workspaceRoot: string, { root, envFolders }: ListedProject): string {
  if (envFolders === undefined) return randomUUID();
  const own = root === '.' ? '' : digest(join(workspaceRoot, root));
  const others = envFolders
    .map((folder) => join(workspaceRoot, folder))
    .map((folder) => (existsSync(folder) ? digest(folder) : ''));
  return others.every((value) => value === '') ? own : [own, ...others].join('.');
}

function digest(directory: string): string {
  try {
    return dotenvDigest(directory);
  } catch {
    return randomUUID();
  }
}
