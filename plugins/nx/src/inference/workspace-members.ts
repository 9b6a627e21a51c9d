import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tells whether a folder, relative to the workspace root, is a package of the workspace. */
export type MemberTest = (root: string) => boolean;

/**
 * Reads which folders the package manager counts as packages of the workspace: Nx makes a
 * project of a package.json only there. Without this test, a package.json in a fixture
 * would become a project as soon as a target is inferred for it.
 *
 * @param workspaceRoot - Absolute path of the workspace root.
 * @returns A test for folders; it refuses all where no workspace is declared.
 */
export async function workspaceMembers(workspaceRoot: string): Promise<MemberTest> {
  const manifest = readObject(join(workspaceRoot, 'package.json'), JSON.parse);
  const patterns = [
    ...npmPatterns(manifest),
    ...(await pnpmPatterns(workspaceRoot)),
    ...lernaPatterns(workspaceRoot),
  ].map(withoutDecoration);
  const matches = await matcher(patterns);
  return (root) => (root === '.' ? 'nx' in manifest : matches(root));
}

function npmPatterns(manifest: Record<string, unknown>): readonly string[] {
  const { workspaces } = manifest;
  if (Array.isArray(workspaces)) return strings(workspaces);
  return isObject(workspaces) ? strings(workspaces['packages']) : [];
}

async function pnpmPatterns(workspaceRoot: string): Promise<readonly string[]> {
  const file = join(workspaceRoot, 'pnpm-workspace.yaml');
  if (!existsSync(file)) return [];
  const { parse } = await import('yaml');
  return strings(readObject(file, parse)['packages']);
}

function lernaPatterns(workspaceRoot: string): readonly string[] {
  const file = join(workspaceRoot, 'lerna.json');
  if (!existsSync(file)) return [];
  const patterns = strings(readObject(file, JSON.parse)['packages']);
  return patterns.length > 0 ? patterns : ['packages/*'];
}

async function matcher(patterns: readonly string[]): Promise<MemberTest> {
  if (patterns.length === 0) return () => false;
  const { Minimatch } = await import('minimatch');
  const positive = patterns.filter((pattern) => !pattern.startsWith('!'));
  const negative = patterns.filter((pattern) => pattern.startsWith('!'));
  const included = (positive.length > 0 ? positive : ['**']).map((pattern) => new Minimatch(pattern));
  const excluded = negative.map((pattern) => new Minimatch(pattern.slice(1)));
  return (root) =>
    included.some((pattern) => pattern.match(root)) && !excluded.some((pattern) => pattern.match(root));
}

function withoutDecoration(pattern: string): string {
  return pattern.replace(/^(?<not>!?)\.\//u, '$<not>').replace(/(?:\/package\.json|\/)$/u, '');
}

function readObject(file: string, parse: (text: string) => unknown): Record<string, unknown> {
  try {
    const value = parse(readFileSync(file, 'utf8'));
    return isObject(value) ? value : {};
  } catch {
    // Nx itself reports a broken package.json, pnpm-workspace.yaml or lerna.json.
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
