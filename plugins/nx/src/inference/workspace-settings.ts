import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What inference takes from plumbline.json. */
export interface WorkspaceSettings {
  /** Name of the folders that hold recordings. */
  readonly cassetteDirectory: string;
  /** Environment variables that the workspace says change the outcome of tests. */
  readonly environment: readonly string[];
}

const variableName = /^[A-Za-z_]\w*$/u;

/**
 * Reads what inference needs of plumbline.json, and forgives everything: a mistake in that
 * file fails `qa`, with a message that explains it, but never the project graph.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns The settings; defaults where the file is absent, broken or of another shape.
 */
export function workspaceSettings(workspaceRoot: string): WorkspaceSettings {
  const written = readConfiguration(join(workspaceRoot, 'plumbline.json'));
  const directory = property(property(written, 'cassettes'), 'directory');
  const environment = property(property(written, 'qa'), 'environment');
  return {
    cassetteDirectory: isFolderName(directory) ? directory : '__cassettes__',
    environment: Array.isArray(environment) ? environment.filter(isVariableName) : [],
  };
}

function readConfiguration(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function isFolderName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.-]+$/u.test(value);
}

function isVariableName(value: unknown): value is string {
  return typeof value === 'string' && variableName.test(value);
}
