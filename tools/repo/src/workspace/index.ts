export { layers, type Layer } from './layer.ts';
export { packageManifestSchema, type PackageManifest } from './package-manifest.ts';
export { readManifest, readWorkspace, type WorkspacePackage } from './read-workspace.ts';
export { workspaceRoot } from './workspace-root.ts';
