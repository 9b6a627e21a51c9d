import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Rolldown } from 'vite';
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

/**
 * Consolidates Vitest's worker and all that tests may import of Vitest into few files,
 * with an entry that sends imports of the originals to them, so that there is one of each, and that
 * finds packages as Vitest itself finds them.
 * Packages that tests may import themselves, as chai, stay what they are.
 *
 * @param paths - From where to where.
 */
export async function buildWorker({ from, to }: WorkerBuild): Promise<void> {
  const names = publicModules(from);
  await build({
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
        input: Object.fromEntries(
          [...names, 'workers/forks'].map((name) => [name, join(from, `${name}.js`)]),
        ),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[hash].mjs' },
        preserveEntrySignatures: 'strict',
        treeshake: false,
      } satisfies Rolldown.InputOptions & { output: Rolldown.OutputOptions },
    },
  });
  await writeFile(join(to, 'entry.mjs'), entrySource({ from, to, names }));
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
enableCompileCache(new URL('./compiled', import.meta.url).pathname);
const places = new Map(${JSON.stringify(places)}.map(([from, to]) => [from, new URL(to, import.meta.url).href]));
const home = new URL('.', import.meta.url).href;
const parentURL = ${JSON.stringify(pathToFileURL(join(from, 'index.js')).href)};
const isPackage = /^[^./]/u;
registerHooks({
  resolve(specifier, context, next) {
    const fromHere = isPackage.test(specifier) && context.parentURL?.startsWith(home);
    const resolved = next(specifier, fromHere ? { ...context, parentURL } : context);
    const url = places.get(resolved.url);
    return url === undefined ? resolved : { ...resolved, url };
  },
});
await import('./workers/forks.mjs');
`;
}
