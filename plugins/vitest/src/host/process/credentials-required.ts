import type { WorkspaceConfiguration } from '@plumbline/contracts';

/**
 * Tells whether a live test without its credentials fails.
 *
 * @param configuration - The workspace's.
 * @param environment - Where `CI` is looked up.
 * @returns True where the workspace requires it, or leaves it open and `CI` is set.
 */
export function areCredentialsRequired(
  configuration: WorkspaceConfiguration,
  environment: NodeJS.ProcessEnv,
): boolean {
  const { required } = configuration.live;
  if (required !== 'auto') return required === 'required';
  const { CI } = environment;
  return CI !== undefined && CI !== '' && CI !== 'false' && CI !== '0';
}
