import type { Tree } from '@nx/devkit';

/**
 * Tells git what is no source: `.plumbline/` can be made again, and recordings keep the bytes
 * that they were written with, on every platform.
 *
 * @param tree - The workspace.
 */
export function keepFilesApart(tree: Tree): void {
  addLine(tree, '.gitignore', '.plumbline/');
  addLine(tree, '.gitattributes', '**/__cassettes__/** -text linguist-generated');
}

function addLine(tree: Tree, file: string, line: string): void {
  const text = tree.read(file, 'utf-8') ?? '';
  const lines = text.split(/\r?\n/u).map((present) => present.trim());
  if (lines.some((present) => present === line || present === `/${line}`)) return;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  tree.write(file, `${text}${separator}${line}\n`);
}
