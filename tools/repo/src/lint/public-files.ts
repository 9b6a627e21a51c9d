import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import typescript from 'typescript';
import type { WorkspacePackage } from '../workspace/read-workspace.ts';

/**
 * Lists the source files whose exports are public: those that a package's `exports` map names,
 * and those that they export from, however deep.
 *
 * @param root - Absolute path of the workspace root.
 * @param workspacePackage - The package.
 * @returns Paths relative to the workspace root, with slashes, sorted.
 */
export function publicFiles(root: string, workspacePackage: WorkspacePackage): readonly string[] {
  const found = new Set<string>();
  const waiting = entryFiles(root, workspacePackage);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...reExportedFiles(file));
  }
  return [...found].map((file) => relative(root, file).replaceAll('\\', '/')).toSorted();
}

function entryFiles(root: string, { directory, manifest }: WorkspacePackage): string[] {
  return Object.values(manifest.exports ?? {})
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .filter((target) => target.endsWith('.ts') && !target.endsWith('.d.ts'))
    .map((target) => join(root, directory, target))
    .filter((file) => existsSync(file));
}

function reExportedFiles(file: string): readonly string[] {
  const source = typescript.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    typescript.ScriptTarget.Latest,
  );
  return source.statements
    .filter((statement) => typescript.isExportDeclaration(statement))
    .flatMap(({ moduleSpecifier }) =>
      moduleSpecifier !== undefined && typescript.isStringLiteral(moduleSpecifier)
        ? [moduleSpecifier.text]
        : [],
    )
    .filter((specifier) => specifier.startsWith('.') && specifier.endsWith('.ts'))
    .map((specifier) => join(dirname(file), specifier))
    .filter((target) => existsSync(target));
}
