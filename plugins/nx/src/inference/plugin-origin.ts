import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { projectName } from './project-name.ts';

/** Where the code that runs the tests comes from, as far as the cache must know. */
export interface PluginOrigin {
  /** Names of the workspace's own projects that it consists of; empty where it is installed. */
  readonly projects: readonly string[];
  /** Names of the packages that it consists of or leans on, and that a lockfile lists. */
  readonly packages: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const ownManifest = join(import.meta.dirname, '..', '..', 'package.json');

/**
 * Tells whether this plugin is installed or a project of the workspace that it serves. In the
 * latter case its own sources, and those of every workspace package below it, are inputs:
 * otherwise an edit of the executor would still be answered from the cache.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @param manifestFile - The package.json to start from; the plugin's own where absent.
 * @returns The projects and packages that the tests' outcome depends on.
 */
export function pluginOrigin(workspaceRoot: string, manifestFile = ownManifest): PluginOrigin {
  const root = realpathSync(workspaceRoot);
  const projects = new Set<string>();
  const packages = new Set<string>();
  const waiting = [realpathSync(manifestFile)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const manifest = readManifest(file);
    if (!isInWorkspace(root, file)) {
      packages.add(manifest.name);
      continue;
    }
    const name = projectName(dirname(file));
    if (projects.has(name)) continue;
    projects.add(name);
    waiting.push(...dependencyManifests(file, manifest, packages));
  }
  return { projects: [...projects].toSorted(), packages: [...packages].toSorted() };
}

function isInWorkspace(root: string, file: string): boolean {
  const path = relative(root, file).replaceAll('\\', '/');
  return !path.startsWith('../') && !path.split('/').includes('node_modules');
}

/** Manifests of the dependencies; one whose manifest cannot be reached counts as a package by name. */
function dependencyManifests(file: string, manifest: Manifest, packages: Set<string>): string[] {
  const require = createRequire(file);
  return Object.keys(manifest.dependencies ?? {}).flatMap((name) => {
    try {
      return [realpathSync(require.resolve(`${name}/package.json`))];
    } catch {
      packages.add(name);
      return [];
    }
  });
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
