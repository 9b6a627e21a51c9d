import type { NxContext, NxResult } from './run-nx.ts';
import { showProjects } from './show-projects.ts';

/** A name that no project has, and the names that there are. */
export interface UnknownProject {
  readonly given: string;
  readonly known: readonly string[];
}

/**
 * Finds a project that was asked for and that there is none of: `nx` runs nothing for it, says
 * nothing, and ends with status 0. It is `nx` that tells, as it also takes patterns, tags and
 * folders, and it is asked only about names that left no run record.
 *
 * @param asked - Names or patterns of projects.
 * @param results - What the run left.
 * @param context - Where and how to ask `nx`.
 * @returns The first of them; `undefined` where there is none, or `nx` does not tell.
 * Side effect: runs `nx show projects` where a name left no record.
 */
export async function findUnknownProject(
  asked: readonly string[],
  results: readonly NxResult[],
  context: NxContext,
): Promise<UnknownProject | undefined> {
  const ran = new Set(results.flatMap(({ records }) => records.map(({ project }) => project)));
  for (const given of asked.filter((name) => !mayHaveRun(name, ran))) {
    const found = await showProjects([`--projects=${given}`], context);
    if (found?.length === 0) return { given, known: (await showProjects([], context)) ?? [] };
  }
  return undefined;
}

/** Which records a pattern stands for only `nx` knows: where there are some, it is taken for answered. */
function mayHaveRun(name: string, ran: ReadonlySet<string>): boolean {
  return name.startsWith('!') || ran.has(name) || (ran.size > 0 && !/^[\w@/.-]+$/u.test(name));
}
