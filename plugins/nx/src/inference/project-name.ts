import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

interface NamedManifest {
  readonly name?: string;
  readonly nx?: { readonly name?: string };
}

/**
 * Works out the name that Nx gives a project: outputs hold it, and are inferred before Nx
 * has put the project together.
 *
 * @param directory - Absolute path of the project's root.
 * @returns The name of project.json, of package.json, or the folder's in lower case.
 */
export function projectName(directory: string): string {
  const manifest = readManifest(join(directory, 'package.json'));
  const fromManifest = manifest.nx?.name ?? manifest.name;
  return readManifest(join(directory, 'project.json')).name ?? fromManifest ?? folderName(directory);
}

function readManifest(file: string): NamedManifest {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as NamedManifest;
  } catch {
    // Absent, or broken in a way that Nx itself reports.
    return {};
  }
}

function folderName(directory: string): string {
  return basename(directory).toLowerCase();
}
