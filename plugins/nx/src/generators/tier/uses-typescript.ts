import { basename } from 'node:path';
import { joinPathFragments, visitNotIgnoredFiles, type ProjectConfiguration, type Tree } from '@nx/devkit';

const configurations = ['tsconfig.json', 'vitest.config.ts', 'vitest.config.mts', 'vite.config.ts'];

/**
 * Tells in which language a project's next test is written: that of its sources. Where there are
 * none yet, its configuration says.
 *
 * @param tree - The workspace.
 * @param project - The project.
 * @returns True for TypeScript; also where only some of the sources are.
 */
export function usesTypeScript(tree: Tree, { root }: Pick<ProjectConfiguration, 'root'>): boolean {
  const languages = new Set<string>();
  visitNotIgnoredFiles(tree, root, (file) => {
    const language = languageOf(basename(file));
    if (language !== undefined && !file.includes('node_modules/')) languages.add(language);
  });
  if (languages.size > 0) return languages.has('t');
  return configurations.some((name) => tree.exists(joinPathFragments(root, name)));
}

/** Configurations and declarations are no sources. */
function languageOf(name: string): string | undefined {
  if (/\.config\.|\.d\.[mc]?ts$/u.test(name)) return undefined;
  return /\.[mc]?(?<language>[jt])sx?$/u.exec(name)?.groups?.['language'];
}
