/** Where a request came from: a stack that is written out only where somebody asks. */
export interface Caller {
  readonly stack?: string;
}

const deepEnough = 40;
const ownFolder = new URL('../', import.meta.url).href;

/**
 * Captures the stack of whoever makes a request.
 *
 * @param below - The function above which frames are left out.
 * @returns The captured stack.
 */
export function captureCaller(below: (...parameters: never[]) => unknown): Caller {
  const limit = Error.stackTraceLimit;
  const caller: { stack?: string } = {};
  Error.stackTraceLimit = deepEnough;
  Error.captureStackTrace(caller, below);
  Error.stackTraceLimit = limit;
  return caller;
}

/**
 * Names the line that a request came from: the first outside Node, node_modules and this package.
 *
 * @param caller - A captured stack.
 * @returns `file:line`, or `undefined` where no such line is on the stack.
 */
export function sourceLine(caller: Caller): string | undefined {
  return framesOf(caller)
    .find(isOutside)
    ?.replace(/^file:\/\//, '')
    .replace(/:\d+$/, '');
}

/**
 * Names the client that made a request.
 *
 * @param caller - A captured stack.
 * @returns A package, a module of Node, or `undefined`.
 */
export function clientName(caller: Caller): string | undefined {
  for (const frame of framesOf(caller)) {
    const name = packageOf(frame) ?? nodeModuleOf(frame);
    if (name !== undefined) return name;
    if (isOutside(frame)) return undefined;
  }
  return undefined;
}

function framesOf({ stack = '' }: Caller): string[] {
  return stack
    .split('\n')
    .map(
      (line) => /(?:\(|at (?:async )?)((?:file:|node:|\/|[A-Za-z]:[\\/])[^()]*:\d+:\d+)\)?$/.exec(line)?.[1],
    )
    .filter((frame) => frame !== undefined);
}

function isOutside(frame: string): boolean {
  return !frame.startsWith('node:') && !frame.includes('node_modules') && !isOwn(frame);
}

function isOwn(frame: string): boolean {
  return frame.startsWith(ownFolder) || `file://${frame}`.startsWith(ownFolder);
}

function packageOf(frame: string): string | undefined {
  return [...frame.matchAll(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/g)].at(-1)?.[1];
}

function nodeModuleOf(frame: string): string | undefined {
  if (frame.startsWith('node:internal/http2')) return 'node:http2';
  if (frame.startsWith('node:internal/deps/undici')) return 'fetch or WebSocket';
  return undefined;
}
