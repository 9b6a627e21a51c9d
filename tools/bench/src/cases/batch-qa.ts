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
 * Measures the batch of `qa` over forty projects, with isolation kept and given up, against one
 * `vitest run` a project as Vitest comes, two at a time; both alone and as targets of Nx.
 *
 * @param nodeModules - Absolute path of the packages to use.
 * @param rounds - How often each is run.
 * @returns Two rows a variant.
 */
export async function batchQa(nodeModules: string, rounds: number): Promise<readonly Row[]> {
  const workspaces = variants.map(({ name, testOptions }) => ({
    name,
    cwd: makeWorkspace({ ...shape, testOptions }, nodeModules),
  }));
  try {
    const costs = await compare(workspaces.flatMap(commandsIn), rounds);
    return variants.flatMap((variant) => [row(variant, costs, 'alone'), row(variant, costs, 'in Nx')]);
  } finally {
    for (const { cwd } of workspaces) rmSync(cwd, { recursive: true });
  }
}

const nx = 'nx run-many --skip-nx-cache --outputStyle=static -t';
const environment = { NX_DAEMON: 'false', CI: 'true' };

function commandsIn({ name, cwd }: { readonly name: string; readonly cwd: string }): readonly Command[] {
  const ours = [
    { name: `qa alone, ${name}`, cwd, script: `node ${import.meta.dirname}/../run-host.ts ${cwd}` },
    { name: `qa in Nx, ${name}`, cwd, script: `${nx} qa --parallel=2`, environment },
  ];
  return name === variants[0].name ? [...theirs(cwd), ...ours] : ours;
}

function theirs(cwd: string): readonly Command[] {
  return [
    {
      name: 'vitest alone',
      cwd,
      script: 'ls packages | xargs -P2 -I{} sh -c "cd packages/{} && vitest run"',
    },
    { name: 'vitest in Nx', cwd, script: `${nx} vitest --parallel=2`, environment },
  ];
}

const unknown: Cost = { wall: Number.NaN, cpu: Number.NaN };

function row(
  { name, goal }: (typeof variants)[number],
  costs: ReadonlyMap<string, Cost>,
  where: 'alone' | 'in Nx',
): Row {
  const mine = costs.get(`qa ${where}, ${name}`) ?? unknown;
  const other = costs.get(`vitest ${where}`) ?? unknown;
  return {
    what: `qa ${where}, 40 × 5 files, ${name}`,
    against: `one vitest run a project, two at a time, ${where}`,
    ratio: `${(other.wall / mine.wall).toFixed(2)}× wall, ${(other.cpu / mine.cpu).toFixed(2)}× CPU`,
    goal,
    figures: `${figures(mine)} against ${figures(other)}`,
  };
}

function figures({ wall, cpu }: Cost): string {
  return `${wall.toFixed(1)} s / ${cpu.toFixed(1)} CPU-s`;
}
