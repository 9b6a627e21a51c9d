import type { WorkspacePackage } from '../workspace/read-workspace.ts';

/**
 * Tells whether a package is published: neither private nor a tool.
 *
 * @param workspacePackage - The package.
 * @returns True where it goes to the registry.
 */
export function isPublished({ layer, manifest }: Pick<WorkspacePackage, 'layer' | 'manifest'>): boolean {
  return layer !== 'tool' && manifest.private !== true;
}
