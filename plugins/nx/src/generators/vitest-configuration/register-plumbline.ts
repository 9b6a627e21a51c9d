import { joinPathFragments, type Tree } from '@nx/devkit';
import type * as Vite from 'vite';
import { withPlumbline, type ConfigurationParser, type Registration } from './with-plumbline.ts';

/** What became of a project's Vitest configuration. */
export interface ConfigurationOutcome {
  /** The configuration, relative to the workspace root. */
  readonly file: string;
  readonly state: Registration['state'] | 'created';
  /** Why nothing was done, where that is not clear. */
  readonly reason?: string;
}

const fileNames = ['vitest.config', 'vite.config'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${name}.${extension}`),
);

const newConfiguration = `import { plumbline } from '@plumbline/vitest';
import { defineConfig } from 'vitest/config';

export default defineConfig({ plugins: [plumbline()] });
`;

/**
 * Finds the Vitest configuration of a project, in Vitest's order of preference.
 *
 * @param tree - The workspace.
 * @param projectRoot - Root of the project, relative to the workspace root.
 * @returns Path of the file, relative to the workspace root; `undefined` where there is none.
 */
export function vitestConfigurationFile(tree: Tree, projectRoot: string): string | undefined {
  return fileNames.map((name) => joinPathFragments(projectRoot, name)).find((file) => tree.exists(file));
}

/**
 * Registers Plumbline's plugin in the Vitest configuration of a project, so that plain `vitest`
 * knows its tags and recordings too; the targets bring it along anyway.
 *
 * @param tree - The workspace; changed where that can be done without guessing.
 * @param projectRoot - Root of the project, relative to the workspace root.
 * @returns What became of the file; one that does not exist is created.
 */
export async function registerPlumbline(tree: Tree, projectRoot: string): Promise<ConfigurationOutcome> {
  const file = vitestConfigurationFile(tree, projectRoot);
  if (file === undefined) return createConfiguration(tree, projectRoot);
  const parse = await loadParser();
  if (parse === undefined) return { file, state: 'unclear', reason: 'Vite 8 is not installed to parse it' };
  const registration = withPlumbline(tree.read(file, 'utf-8') ?? '', parse);
  if (registration.state === 'registered') tree.write(file, registration.source);
  return {
    file,
    state: registration.state,
    ...(registration.state === 'unclear' ? { reason: registration.reason } : {}),
  };
}

/**
 * Says what people must do themselves after {@link registerPlumbline}, if anything.
 *
 * @param outcome - What became of the file.
 * @returns One sentence, or `undefined` where there is nothing left to do.
 */
export function configurationAdvice({ file, state, reason }: ConfigurationOutcome): string | undefined {
  if (state !== 'unclear') return undefined;
  const why = reason === undefined ? '' : ` because ${reason}`;
  return (
    `${file} was left as it is${why}. The targets work without a change; for plain \`vitest\`, ` +
    'add `plumbline()` of `@plumbline/vitest` to its `plugins`.'
  );
}

function createConfiguration(tree: Tree, projectRoot: string): ConfigurationOutcome {
  const file = joinPathFragments(projectRoot, 'vitest.config.ts');
  tree.write(file, newConfiguration);
  return { file, state: 'created' };
}

/**
 * Loads what parses sources.
 *
 * @returns Vite's parser; `undefined` where Vite 8 is not installed.
 */
export async function loadParser(): Promise<ConfigurationParser | undefined> {
  try {
    const vite: Partial<typeof Vite> = await import('vite');
    return vite.parseSync;
  } catch {
    return undefined;
  }
}
