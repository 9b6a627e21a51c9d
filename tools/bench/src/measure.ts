import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What one run of a command took, its children included, in seconds. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** A command to measure. */
export interface Command {
  readonly name: string;
  readonly script: string;
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Measures a shell command once, with all processes that it waits for, by the shell's own `times`.
 *
 * @param command - What to run.
 * @returns What it took.
 * @throws Error where it fails, with what it printed.
 */
export async function measure({ script, cwd, environment, name }: Command): Promise<Cost> {
  const started = performance.now();
  const child = spawn('sh', ['-c', `{ ${script}\n} >&2; status=$?; times; exit $status`], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [times, output] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const wall = (performance.now() - started) / 1000;
  if (child.exitCode !== 0) throw new Error(`${name} failed:\n${output}`);
  return { wall, cpu: childSeconds(times) };
}

/** The second line of `times` is what children took: user and system. */
function childSeconds(times: string): number {
  const line = times.trim().split('\n')[1] ?? '';
  const parts = [...line.matchAll(/(?<minutes>\d+)m(?<seconds>[\d.]+)s/gu)];
  return parts.reduce(
    (sum, { groups }) => sum + Number(groups?.['minutes']) * 60 + Number(groups?.['seconds']),
    0,
  );
}

/**
 * Measures commands in turns, so that what disturbs one disturbs the others as well.
 *
 * @param commands - What to compare.
 * @param rounds - How often each is run.
 * @returns The median cost of each, by name.
 */
export async function compare(
  commands: readonly Command[],
  rounds: number,
): Promise<ReadonlyMap<string, Cost>> {
  const costs = new Map<string, Cost[]>(commands.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const command of round % 2 === 0 ? commands : commands.toReversed()) {
      costs.get(command.name)?.push(await measure(command));
    }
  }
  return new Map([...costs].map(([name, each]) => [name, medianCost(each)]));
}

function medianCost(costs: readonly Cost[]): Cost {
  return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) };
}

/**
 * The middle value.
 *
 * @param values - At least one number.
 * @returns The median; of an even count the mean of the middle two.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = Number.isInteger(middle)
    ? [sorted[middle - 1], sorted[middle]]
    : [sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
