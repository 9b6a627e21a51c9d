import { join } from 'node:path';
import { compare } from '../measure.ts';
import type { Row } from '../row.ts';

const lines = ['--help', '--version', 'qa --help'] as const;

/**
 * Measures the start of `plumb` from its sources against a bare start of Node.
 *
 * @param nodeModules - Absolute path of the packages to use.
 * @param rounds - How often each is run, times five: a start is short.
 * @returns One row a command.
 */
export async function startUp(nodeModules: string, rounds: number): Promise<readonly Row[]> {
  const cwd = join(nodeModules, '..');
  const commands = [
    { name: 'node', cwd, script: 'node -e 0' },
    ...lines.map((line) => ({ name: line, cwd, script: `node packages/cli/src/cli.ts ${line}` })),
  ];
  const costs = await compare(commands, rounds * 5);
  const bare = costs.get('node')?.cpu ?? Number.NaN;
  return lines.map((line) => {
    const cpu = costs.get(line)?.cpu ?? Number.NaN;
    return {
      what: `plumb ${line}`,
      against: 'a bare start of Node',
      ratio: `${(cpu / bare).toFixed(1)}× CPU`,
      goal: '≤0.15 CPU-s',
      figures: `${cpu.toFixed(3)} CPU-s against ${bare.toFixed(3)} CPU-s`,
    };
  });
}
