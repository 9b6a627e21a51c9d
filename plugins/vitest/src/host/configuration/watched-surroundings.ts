import { isOwnCode, packageOf } from './own-modules.ts';

/** Takes the name of a package that depends on the surroundings that it was loaded in. */
export type NotePackage = (name: string) => void;

/**
 * Wraps `process.cwd`: packages that ask for it while they are loaded are noted. A package is loaded
 * once for all configurations, so what it takes from the surroundings of the first one, all get.
 *
 * @param cwd - The function.
 * @param note - Takes the package.
 * @returns The function, wrapped.
 */
export function watchedDirectory(cwd: () => string, note: NotePackage): () => string {
  const watched = (): string => {
    noteLoading(watched, note);
    return cwd();
  };
  return watched;
}

/**
 * Wraps `process.env`: packages that read one of a project's own variables, or change any, while they
 * are loaded are noted.
 *
 * @param environment - The variables.
 * @param own - Those of the project's own.
 * @param note - Takes the package.
 * @returns The variables, wrapped.
 */
export function watchedEnvironment(
  environment: NodeJS.ProcessEnv,
  own: Readonly<Record<string, string>>,
  note: NotePackage,
): NodeJS.ProcessEnv {
  const handler = {
    get: (target: NodeJS.ProcessEnv, name: string) => {
      if (Object.hasOwn(own, name)) noteLoading(handler.get, note);
      return target[name];
    },
    set: (target: NodeJS.ProcessEnv, name: string, value: string) => {
      if (target[name] !== value) noteLoading(handler.set, note);
      return Reflect.set(target, name, value);
    },
    deleteProperty: (target: NodeJS.ProcessEnv, name: string) => {
      if (name in target) noteLoading(handler.deleteProperty, note);
      return Reflect.deleteProperty(target, name);
    },
  };
  return new Proxy(environment, handler);
}

type Asked = (...values: never[]) => unknown;

/** The tool chain: made to run many projects. Nx asks for the folder to find the workspace, which they share. */
const trusted = /^(?:vite|vitest|rolldown|esbuild|nx|@(?:vitest|nx|plumbline|rolldown)\/.+)$/u;

function noteLoading(asked: Asked, note: NotePackage): void {
  const name = packageLoading(stackOf(asked));
  if (name !== undefined && !trusted.test(name)) note(name);
}

/** What a configuration calls is its own doing; what a module does while Node evaluates it is the module's. */
function packageLoading(stack: readonly string[]): string | undefined {
  const evaluation = stack.findIndex((frame) => frame.includes('node:internal/modules/'));
  const frames = evaluation === -1 ? stack : stack.slice(0, evaluation);
  if (frames.some(isOwnCode)) return undefined;
  return packageOf(frames.find((frame) => !frame.includes('node:')) ?? '');
}

function stackOf(asked: Asked): readonly string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, asked);
  Error.stackTraceLimit = limit;
  return (trace.stack ?? '').split('\n').slice(1);
}
