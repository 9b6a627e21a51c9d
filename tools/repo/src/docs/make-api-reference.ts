import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { join, relative } from 'node:path';
import { Application, LogLevel, type ProjectReflection } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { sourcePaths } from '../build/entry-points.ts';
import { isPublished } from '../build/is-published.ts';
import { readWorkspace } from '../workspace/read-workspace.ts';

/**
 * Makes the API reference of all published packages, from their TSDoc.
 *
 * @param root - Absolute path of the workspace root.
 * @param directory - Absolute path of the folder to write into; it is made.
 * @returns When it is written.
 * @throws PlumblineError `API_REFERENCE_FAILED` where a `@link` leads nowhere or the sources do not load.
 */
export async function makeApiReference(root: string, directory: string): Promise<void> {
  const modules = publicModules(root);
  const application = await Application.bootstrapWithPlugins(typedocOptions(root, directory, modules));
  const project = await application.convert();
  if (project === undefined) throw referenceFailed('the sources could not be read');
  nameModules(project, root, modules);
  application.validate(project);
  if (application.logger.hasErrors() || application.logger.hasWarnings()) {
    throw referenceFailed('see what typedoc said above');
  }
  await application.generateOutputs(project);
}

/** A module that users import. */
interface PublicModule {
  readonly specifier: string;
  /** Absolute path of its source. */
  readonly path: string;
}

function publicModules(root: string): readonly PublicModule[] {
  return readWorkspace(root)
    .filter(isPublished)
    .flatMap((workspacePackage) => sourcePaths(root, workspacePackage))
    .flatMap(([specifier, paths]) => paths.map((path) => ({ specifier, path })));
}

/** typedoc names a module by its path; users know it by its specifier. */
function nameModules(project: ProjectReflection, root: string, modules: readonly PublicModule[]): void {
  const names = new Map(modules.map(({ specifier, path }) => [typedocName(root, path), specifier]));
  for (const module of project.children ?? []) module.name = names.get(module.name) ?? module.name;
}

function typedocName(root: string, path: string): string {
  return relative(root, path)
    .replaceAll('\\', '/')
    .replace(/(?:\/index)?\.ts$/u, '');
}

type TypedocOptions = Parameters<typeof Application.bootstrapWithPlugins>[0] & Partial<PluginOptions>;

function typedocOptions(root: string, path: string, modules: readonly PublicModule[]): TypedocOptions {
  return {
    entryPoints: modules.map((module) => module.path),
    tsconfig: join(root, 'tsconfig.json'),
    basePath: root,
    plugin: ['typedoc-plugin-markdown'],
    outputs: [{ name: 'markdown', path }],
    router: 'module',
    // The plugin numbers anchors by another rule than GitHub numbers headings.
    useHTMLAnchors: true,
    cleanOutputDir: false,
    name: 'API reference',
    readme: 'none',
    logLevel: LogLevel.Warn,
    disableGit: true,
    disableSources: true,
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    hideGenerator: true,
    validation: { invalidLink: true, notExported: false, notDocumented: false },
  };
}

function referenceFailed(reason: string): PlumblineError {
  return new PlumblineError({
    code: 'API_REFERENCE_FAILED',
    message: `The API reference could not be made: ${reason}.`,
    remedy: 'Correct the TSDoc that is named.',
    exitCode: exitCodes.checkFailed,
  });
}
