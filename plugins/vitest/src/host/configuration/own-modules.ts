import { registerHooks } from 'node:module';

/** Which modules the configurations of a run import, and whose instances they are. */
export interface OwnModules extends Disposable {
  /**
   * Gives what is imported from now on to a project.
   *
   * @param project - Its name.
   * @returns What ends it.
   */
  evaluate(project: string): Disposable;
  /**
   * Tells which packages a project's configuration imports, at whatever distance.
   *
   * @param project - Its name; its configuration has been evaluated.
   * @returns Names of packages, as they stand in `node_modules`.
   */
  packagesOf(project: string): ReadonlySet<string>;
}

const ownerQuery = /[?&]plumbline-project=([^&]+)/u;

/**
 * Gives each configuration its own instance of every module of the workspace that it imports, also
 * through the name of a package, so that none sees another's state. What is installed is evaluated
 * once, as under Vitest's own `projects`.
 *
 * @returns What to evaluate configurations with; disposing it takes the hook off again.
 */
export function ownModules(): OwnModules {
  const imports = new Map<string, Set<string>>();
  let current: string | undefined;
  const hook = registerHooks({
    resolve: (specifier, context, nextResolve) => {
      const result = nextResolve(specifier, context);
      const importer = ownerOf(context.parentURL);
      const owner = importer ?? current;
      if (owner === undefined || !result.url.startsWith('file:')) return result;
      if (importer === undefined) addTo(imports, rootOf(owner), plain(result.url));
      addTo(imports, plain(context.parentURL), plain(result.url));
      const isModule = context.conditions.includes('import');
      return isModule && isOfWorkspace(result.url) ? { ...result, url: tagged(result.url, owner) } : result;
    },
  });
  return {
    evaluate: (project) => {
      current = encodeURIComponent(project);
      return {
        [Symbol.dispose]: () => {
          current = undefined;
        },
      };
    },
    packagesOf: (project) => packagesAmong(reachable(imports, rootOf(encodeURIComponent(project)))),
    [Symbol.dispose]: () => {
      hook.deregister();
    },
  };
}

/**
 * Tells whether code of a configuration itself stands in a stack.
 *
 * @param stack - Lines of a stack.
 * @returns True where a frame is in a module that {@link ownModules} gave to a project.
 */
export function isOwnCode(stack: string): boolean {
  return ownerQuery.test(stack);
}

/**
 * Names the package that a file belongs to.
 *
 * @param path - A path or a URL.
 * @returns Its name, or undefined where the file is not installed.
 */
export function packageOf(path: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/@.][^/]*)\//u.exec(path.replaceAll('\\', '/'))?.[1];
}

/** Vite writes a configuration that it has bundled into a folder of `node_modules`. */
function isOfWorkspace(url: string): boolean {
  return !url.includes('/node_modules/') || url.includes('/node_modules/.vite-temp/');
}

function ownerOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : ownerQuery.exec(url)?.[1];
}

function tagged(url: string, owner: string): string {
  if (ownerQuery.test(url)) return url;
  return `${url}${url.includes('?') ? '&' : '?'}plumbline-project=${owner}`;
}

/** Stands for whatever a project's evaluation begins with. */
function rootOf(project: string): string {
  return `project ${project}`;
}

function plain(url = ''): string {
  return url.replace(/\?.*$/u, '');
}

function addTo(imports: Map<string, Set<string>>, from: string, to: string): void {
  const known = imports.get(from) ?? new Set();
  imports.set(from, known.add(to));
}

function reachable(imports: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const each of seen) for (const next of imports.get(each) ?? []) seen.add(next);
  return seen;
}

function packagesAmong(paths: Iterable<string>): ReadonlySet<string> {
  return new Set([...paths].map(packageOf).filter((name) => name !== undefined));
}
