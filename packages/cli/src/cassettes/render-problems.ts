import type { CassetteProblem } from '@plumbline/cassette/library';
import type { Shelf } from './open-shelf.ts';

/**
 * Draws what is wrong with cassettes, each under its path.
 *
 * @param problems - What is wrong.
 * @param shelf - How paths are written.
 * @returns Lines.
 */
export function renderProblems(problems: readonly CassetteProblem[], { show }: Shelf): string[] {
  const byPath = Map.groupBy(problems, ({ path }) => path);
  return [...byPath].flatMap(([path, found]) => [
    `${found.some(({ level }) => level === 'problem') ? '✗' : '!'} ${found[0]?.test ?? show(path)}`,
    `    ${show(path)}`,
    ...found.flatMap(({ code, message, remedy }) => [`    ${code}: ${message}`, `      → ${remedy}`]),
  ]);
}
