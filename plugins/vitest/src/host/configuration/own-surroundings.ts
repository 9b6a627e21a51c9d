import { watchedDirectory, watchedEnvironment } from './watched-surroundings.ts';

/** What evaluating one configuration file did to the process that evaluated it. */
export interface EnvironmentChange {
  readonly set: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

/** What came of evaluating something in surroundings of its own. */
export interface Evaluation<T> {
  readonly value: T;
  /** What it changed in `process.env`. */
  readonly change: EnvironmentChange;
  /** Packages that took the working directory or a variable of the project's own, or set one, when they were loaded. */
  readonly partial: ReadonlySet<string>;
}

/**
 * Evaluates a configuration as if its project stood alone: with the project's own
 * variables and working directory, both put back afterwards.
 *
 * Not to be called concurrently: environment and working directory belong to the process.
 *
 * @param place - The project's root, and the variables that its own files set.
 * @param evaluate - Loads the configuration.
 * @returns What `evaluate` gave, and what it did.
 */
export async function inOwnSurroundings<T>(
  place: { readonly root: string; readonly environment: Readonly<Record<string, string>> },
  evaluate: () => Promise<T>,
): Promise<Evaluation<T>> {
  const before = { ...process.env };
  const directory = process.cwd();
  process.chdir(place.root);
  Object.assign(process.env, place.environment);
  const given = { ...process.env };
  const partial = new Set<string>();
  const note = (name: string): void => void partial.add(name);
  using _exit = replaceOnProcess('exit', refuseExit);
  using _cwd = replaceOnProcess('cwd', watchedDirectory(process.cwd.bind(process), note));
  using _env = replaceOnProcess('env', watchedEnvironment(process.env, place.environment, note));
  try {
    const value = await evaluate();
    return { value, change: difference(given, process.env), partial };
  } finally {
    restoreEnvironment(before);
    process.chdir(directory);
  }
}

/** A configuration that ends its process would end the runs of all other projects with it. */
function refuseExit(status?: number | string | null): never {
  throw new Error(`process.exit(${String(status ?? '')}) was called while the configuration was read`);
}

function replaceOnProcess<Name extends 'exit' | 'env' | 'cwd'>(
  name: Name,
  value: NodeJS.Process[Name],
): Disposable {
  const before = process[name];
  process[name] = value;
  return {
    [Symbol.dispose]: () => {
      process[name] = before;
    },
  };
}

/**
 * Tells what changed between two environments.
 *
 * @param before - Variables as they were.
 * @param after - Variables as they are.
 * @returns What was set to another value, and what was removed.
 */
export function difference(before: NodeJS.ProcessEnv, after: NodeJS.ProcessEnv): EnvironmentChange {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(after)) {
    if (value !== undefined && before[name] !== value) set[name] = value;
  }
  return { set, removed: Object.keys(before).filter((name) => after[name] === undefined) };
}

/**
 * Tells whether anything changed.
 *
 * @param change - What {@link difference} gave.
 * @returns True where a variable was set or removed.
 */
export function isChange(change: EnvironmentChange): boolean {
  return change.removed.length > 0 || Object.keys(change.set).length > 0;
}

/**
 * Puts `process.env` back, in place.
 *
 * @param before - Variables as they were.
 */
export function restoreEnvironment(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, before);
}
