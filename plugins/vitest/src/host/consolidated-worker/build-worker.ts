import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Rolldown } from 'vite';
import { setUpFile } from '../../plugin/set-up-file.ts';
import { keepModuleUrls } from './keep-module-urls.ts';

/** From where to where a worker is built. */
export interface WorkerBuild {
  /** The folder of Vitest's own files. */
  readonly from: string;
  /** An empty folder. */
  readonly to: string;
}

/** Entry points of Vitest that only its main process, a browser, or a configuration loads. */
const notForWorkers = new Set(['node', 'cli', 'config', 'browser', 'nodejs-worker-loader']);

/** What was built. */
export interface BuiltWorker {
  /** Absolute paths of the modules that went into it. */
  readonly modules: readonly string[];
}

/**
 * Consolidates Vitest's worker, all that tests may import of Vitest, and our set-up into few files,
 * with an entry that sends imports of the originals to them, so that there is one of each, and that
 * finds packages as Vitest itself finds them.
 * Packages that tests may import themselves, as chai, stay what they are.
 *
 * @param paths - From where to where.
 * @returns What went into it.
 */
export async function buildWorker({ from, to }: WorkerBuild): Promise<BuiltWorker> {
  const names = publicModules(from);
  const output = await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    root: from,
    logLevel: 'silent',
    plugins: [keepModuleUrls()],
    ssr: { noExternal: true, external: ['chai', ...optionalEnvironments], target: 'node' },
    build: {
      ssr: true,
      outDir: to,
      emptyOutDir: false,
      minify: false,
      target: 'node22',
      rolldownOptions: {
        input: entryPoints(from, names),
        external: optionalEnvironments,
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[hash].mjs' },
        preserveEntrySignatures: 'strict',
        treeshake: false,
      } satisfies Rolldown.InputOptions & { output: Rolldown.OutputOptions },
    },
  });
  await writeFile(join(to, 'entry.mjs'), entrySource({ from, to, names }));
  return { modules: modulesOf(output) };
}

function entryPoints(from: string, names: readonly string[]): Record<string, string> {
  const own = [...names, 'workers/forks'].map((name) => [name, join(from, `${name}.js`)] as const);
  return { ...Object.fromEntries<string>(own), 'set-up': setUpFile };
}

function modulesOf(output: Awaited<ReturnType<typeof build>>): readonly string[] {
  const outputs = [output].flat().flatMap((each) => ('output' in each ? each.output : []));
  const modules = outputs.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  return [...new Set(modules)].filter((id) => isAbsolute(id));
}

/** Packages that Vitest imports only where a project asks for them, and that may be missing. */
const optionalEnvironments = [
  '@edge-runtime/vm',
  'happy-dom',
  'jsdom',
  '@opentelemetry/api',
  '@vitest/coverage-v8',
];

function publicModules(from: string): readonly string[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.js'))
    .map((name) => name.slice(0, -'.js'.length))
    .filter((name) => !notForWorkers.has(name));
}

function entrySource({ from, names }: WorkerBuild & { readonly names: readonly string[] }): string {
  const places = names.map((name) => [pathToFileURL(join(from, `${name}.js`)).href, `./${name}.mjs`]);
  return `import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
enableCompileCache(fileURLToPath(new URL('./compiled', import.meta.url)));
const places = new Map(${JSON.stringify(places)}.map(([from, to]) => [from, new URL(to, import.meta.url).href]));
const home = new URL('.', import.meta.url).href;
const parentURL = ${JSON.stringify(pathToFileURL(join(from, 'index.js')).href)};
const knownFromHere = (specifier, from) => {
  if (specifier.startsWith('./') || specifier.startsWith('../')) return { url: new URL(specifier, from).href, format: 'module' };
  return specifier.startsWith('node:') ? { url: specifier, format: 'builtin' } : undefined;
};
registerHooks({
  resolve(specifier, context, next) {
    const isFromHere = context.parentURL?.startsWith(home) === true;
    const known = isFromHere ? knownFromHere(specifier, context.parentURL) : undefined;
    if (known !== undefined) return { ...known, shortCircuit: true };
    const resolved = next(specifier, isFromHere ? { ...context, parentURL } : context);
    const url = places.get(resolved.url);
    return url === undefined ? resolved : { ...resolved, url };
  },
});
await import('./workers/forks.mjs');
`;
}
