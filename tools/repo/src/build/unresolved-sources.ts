const sourceReference =
  /(?:new URL|import\.meta\.resolve|\bjoin|\bresolve)\([^()\n]*['"`][^'"`\n]*(?<!\.d)\.ts['"`]/gu;

/**
 * Finds places in compiled JavaScript that still load a `.ts` file: the compiler rewrites imports,
 * but not paths that code makes itself.
 *
 * @param text - JavaScript.
 * @returns The expressions, as they are written.
 */
export function unresolvedSources(text: string): readonly string[] {
  return [...text.matchAll(sourceReference)].map(([expression]) => expression);
}
