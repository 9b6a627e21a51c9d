import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { PageProblem } from './page-problem.ts';
import type { Pages } from './read-pages.ts';

/** A snippet as a file of its own. */
interface SnippetFile {
  readonly page: string;
  /** Path of the file, relative to the folder of all snippets: the page's own, and a line. */
  readonly name: string;
  readonly text: string;
}

/**
 * Compiles every `ts` snippet as a module of its own, with the options and the packages of the
 * workspace, so that what readers copy works.
 *
 * @param root - Absolute path of the workspace root, with its tsconfig.base.json.
 * @param pages - All pages.
 * @returns One problem an error, on its line of the page.
 */
export function findBrokenSnippets(root: string, pages: Pages): readonly PageProblem[] {
  const snippets = snippetFiles(pages);
  if (snippets.length === 0) return [];
  mkdirSync(join(root, '.plumbline'), { recursive: true });
  using folder = mkdtempDisposableSync(join(root, '.plumbline/snippets-'));
  for (const { name, text } of snippets) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  writeFileSync(join(folder.path, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify(snippetOptions(root, folder.path)));
  return readErrors(runCompiler(folder.path), snippets);
}

/** The lines of a snippet keep their numbers, so that an error names the line of the page. */
function snippetFiles(pages: Pages): readonly SnippetFile[] {
  return [...pages].flatMap(([page, { snippets }]) =>
    snippets
      .filter(({ language }) => /^(?:ts|typescript)\b/u.test(language))
      .flatMap(({ language, line, code }) => {
        const name = `${page}.${line}.ts`;
        const text = `${'\n'.repeat(line - 1)}${code}\nexport {};\n`;
        return [{ page, name, text }, ...namedFile(page, { language, name })];
      }),
  );
}

/** A snippet that names its file, as in `ts assistant.ts`, is what other snippets of the page import by that name. */
function namedFile(
  page: string,
  snippet: { readonly language: string; readonly name: string },
): SnippetFile[] {
  const [, file] = snippet.language.split(/\s+/u);
  if (file === undefined) return [];
  return [{ page, name: join(dirname(page), file), text: `export * from './${basename(snippet.name)}';\n` }];
}

/** With `rootDirs`, so that a relative import means what it means beside the page. */
function snippetOptions(root: string, directory: string): object {
  return {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      noUnusedLocals: false,
      noUnusedParameters: false,
      rootDirs: [root, directory],
    },
    include: ['**/*.ts'],
  };
}

function runCompiler(directory: string): string {
  const require = createRequire(import.meta.url);
  const compiler = join(dirname(require.resolve('@plumbline/tsc/package.json')), 'bin/tsc');
  const command = [compiler, '-p', directory, '--pretty', 'false'];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: directory, encoding: 'utf8' });
  return stdout + stderr;
}

const errorLine = /^([^\s(]+)\((\d+),\d+\): error (.*)$/u;

function readErrors(said: string, snippets: readonly SnippetFile[]): readonly PageProblem[] {
  const pages = new Map(snippets.map(({ name, page }) => [name, page]));
  return said.split('\n').flatMap((text) => {
    if (text.startsWith('error')) return [{ page: 'tsconfig.base.json', line: 1, message: text }];
    const [, name = '', line = '', message = ''] = errorLine.exec(text) ?? [];
    const page = pages.get(name);
    // What a snippet imports may have errors of its own; `npm run type` says those.
    return page === undefined
      ? []
      : [{ page, line: Number(line), message: `snippet does not compile: ${message}` }];
  });
}
