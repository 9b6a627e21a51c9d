import { runIdVariable } from '@plumbline/qa';
import { runId, type NxContext } from './run-nx.ts';

/**
 * Asks `nx` for the names of projects.
 *
 * @param words - Which, as `nx show projects` takes them; none for all.
 * @param context - Where and how to ask.
 * @returns The names; `undefined` where `nx` does not tell.
 * Side effect: runs `nx`.
 */
export async function showProjects(
  words: readonly string[],
  { host, nx, workspaceRoot }: NxContext,
): Promise<readonly string[] | undefined> {
  const { status, output = '' } = await host.runProgram({
    script: nx,
    arguments: ['show', 'projects', ...words, '--json'],
    directory: workspaceRoot,
    environment: { ...host.environment, [runIdVariable]: runId },
    output: 'captured',
    signal: host.signal,
  });
  return status === 0 ? parseNames(output) : undefined;
}

/** `nx` may say other things first. */
function parseNames(output: string): readonly string[] | undefined {
  const line = output.split('\n').findLast((text) => text.startsWith('['));
  try {
    const names: unknown = JSON.parse(line ?? '');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : undefined;
  } catch {
    return undefined;
  }
}
