/**
 * Where a source file stands in what is published: the same place, as JavaScript.
 *
 * @param path - A path in a manifest, such as `./src/index.ts` or `./src/qa.ts#batch`.
 * @returns The path with `.js` for `.ts`; anything else as it is.
 */
export function publishedPath(path: string): string {
  return path.replace(/(?<!\.d)\.ts(?=#|$)/u, '.js');
}

/**
 * Where the declarations of a source file stand in what is published.
 *
 * @param path - A path of a `.ts` file.
 * @returns The path of its `.d.ts` file.
 */
export function declarationPath(path: string): string {
  return path.replace(/\.ts$/u, '.d.ts');
}
