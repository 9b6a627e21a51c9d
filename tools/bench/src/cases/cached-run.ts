import { rmSync } from 'node:fs';
import { makeWorkspace } from '../forty-projects.ts';
import { compare, measure } from '../measure.ts';
import type { Row } from '../row.ts';

/**
 * Measures a `qa` run that comes wholly from the cache against one of a cached target that does nothing.
 *
 * @param nodeModules - Absolute path of the packages to use.
 * @param rounds - How often each is run, times four: a run is short, and few of them drown in noise.
 * @returns One row.
 */
export async function cachedRun(nodeModules: string, rounds: number): Promise<readonly Row[]> {
  const cwd = makeWorkspace({ projects: 40, filesPerProject: 5, testOptions: '{}' }, nodeModules);
  const environment = { NX_DAEMON: 'false', CI: 'true' };
  const commands = ['qa', 'noop'].map((target) => ({
    name: target,
    cwd,
    script: `nx run-many -t ${target} --outputStyle=static`,
    environment,
  }));
  try {
    for (const command of commands) await measure(command);
    const costs = await compare(commands, rounds * 4);
    const [qa, noop] = [costs.get('qa'), costs.get('noop')];
    if (qa === undefined || noop === undefined) return [];
    return [
      {
        what: 'qa, 40 projects, all from the cache',
        against: 'a cached target that does nothing',
        ratio: `${(qa.wall / noop.wall).toFixed(2)}× wall, ${(qa.cpu / noop.cpu).toFixed(2)}× CPU`,
        goal: '≤1.2×',
        figures: `${qa.wall.toFixed(2)} s / ${qa.cpu.toFixed(2)} CPU-s against ${noop.wall.toFixed(2)} s / ${noop.cpu.toFixed(2)} CPU-s`,
      },
    ];
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
