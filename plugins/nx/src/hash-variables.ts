import { createHash } from 'node:crypto';

/**
 * Environment variables that exist to be inputs of the cache: the hook that runs before tasks
 * sets them, the inferred targets name them. They stand for what Nx cannot see by itself:
 * git-ignored dotenv files, and the Node that runs the tests.
 */
export const hashVariables = {
  node: 'PLUMBLINE_HASH_NODE',
  workspaceDotenv: 'PLUMBLINE_HASH_DOTENV',
  projectDotenvPrefix: 'PLUMBLINE_HASH_DOTENV_',
} as const;

/**
 * Names the variable that stands for the dotenv files of one project.
 *
 * @param projectRoot - Root of the project, relative to the workspace root, with slashes.
 * @returns Name of an environment variable; the same root always gives the same name.
 */
export function projectDotenvVariable(projectRoot: string): string {
  const digest = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
  return `${hashVariables.projectDotenvPrefix}${digest.toUpperCase()}`;
}
