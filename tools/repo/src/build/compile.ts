import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What to compile, and where to. */
export interface Compilation {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Absolute paths of the files to start from; what they import is compiled with them. */
  readonly entries: readonly string[];
  /** Source file by specifier, for what packages of this workspace export. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** Absolute path of an existing folder; the tree in it mirrors the workspace. */
  readonly outDirectory: string;
}

/**
 * Compiles TypeScript to JavaScript for Node 22.15 and declarations, with the workspace's own options.
 *
 * @param compilation - What to compile, and where to.
 * @throws PlumblineError `BUILD_FAILED` with what the compiler said.
 */
export function compile(compilation: Compilation): void {
  const { root, outDirectory } = compilation;
  const configuration = join(outDirectory, 'tsconfig.json');
  writeFileSync(configuration, JSON.stringify(compilerConfiguration(compilation)));
  const require = createRequire(import.meta.url);
  const compiler = join(dirname(require.resolve('@plumbline/tsc/package.json')), 'bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', configuration], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new PlumblineError({
    code: 'BUILD_FAILED',
    message: `The TypeScript compiler ended with ${status ?? 'a signal'}:\n${stdout}${stderr}`,
    remedy: 'Correct what the compiler names; `npm run type` says the same faster.',
    exitCode: exitCodes.checkFailed,
  });
}

/**
 * With `paths`, because what the compiler reaches through a link in node_modules counts as a library
 * and is not written; TypeScript 7.0 decides that by which of its threads comes first.
 */
function compilerConfiguration({ root, entries, paths, outDirectory }: Compilation): object {
  return {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      rootDir: root,
      outDir: outDirectory,
      declaration: true,
      noEmitOnError: true,
      paths,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    files: entries,
  };
}
