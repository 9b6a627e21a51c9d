import { rmSync } from 'node:fs';
import { makeWorkspace } from '../forty-projects.ts';
import { compare, type Command, type Cost } from '../measure.ts';
import type { Row } from '../row.ts';

const shape = { projects: 40, filesPerProject: 5 };

const variants = [
  { name: 'isolation kept', testOptions: '{}', goal: '≥2× wall and CPU' },
  { name: 'isolation off', testOptions: '{ isolate: false }', goal: '≥4×' },
] as const;

/**
 * Measures the batch of `qa` over forty projects against one `vitest run` a project, two at a time,
 * both alone and as targets of Nx.
 *
 * @param nodeModules - Absolute path of the packages to use.
 * @param rounds - How often each is run.
 * @returns Two rows a variant.
 */
export async function batchQa(nodeModules: string, rounds: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const variant of variants) {
    const cwd = makeWorkspace({ ...shape, testOptions: variant.testOptions }, nodeModules);
    try {
      const costs = await compare(commandsIn(cwd), rounds);
      rows.push(
        row(variant, costs, ['qa alone', 'vitest alone']),
        row(variant, costs, ['qa in Nx', 'vitest in Nx']),
      );
    } finally {
      rmSync(cwd, { recursive: true });
    }
  }
  return rows;
}

function commandsIn(cwd: string): readonly Command[] {
  const nx = 'nx run-many --skip-nx-cache --outputStyle=static -t';
  const environment = { NX_DAEMON: 'false', CI: 'true' };
  return [
    {
      name: 'vitest alone',
      cwd,
      script: 'ls packages | xargs -P2 -I{} sh -c "cd packages/{} && vitest run"',
    },
    { name: 'qa alone', cwd, script: `node ${import.meta.dirname}/../run-host.ts ${cwd}` },
    { name: 'vitest in Nx', cwd, script: `${nx} vitest --parallel=2`, environment },
    { name: 'qa in Nx', cwd, script: `${nx} qa --parallel=2`, environment },
  ];
}

function row(
  { name, goal }: (typeof variants)[number],
  costs: ReadonlyMap<string, Cost>,
  [ours, theirs]: readonly [string, string],
): Row {
  const mine = costs.get(ours) ?? { wall: Number.NaN, cpu: Number.NaN };
  const other = costs.get(theirs) ?? { wall: Number.NaN, cpu: Number.NaN };
  return {
    what: `${ours}, 40 × 5 files, ${name}`,
    against: `one vitest run a project, two at a time${ours.endsWith('Nx') ? ', in Nx' : ''}`,
    ratio: `${(other.wall / mine.wall).toFixed(2)}× wall, ${(other.cpu / mine.cpu).toFixed(2)}× CPU`,
    goal,
    figures: `${figures(mine)} against ${figures(other)}`,
  };
}

function figures({ wall, cpu }: Cost): string {
  return `${wall.toFixed(1)} s / ${cpu.toFixed(1)} CPU-s`;
}
