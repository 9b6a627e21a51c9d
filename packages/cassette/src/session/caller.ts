import { fileURLToPath } from 'node:url';

/** Where a request came from: a stack that is written out only where somebody asks. */
export interface Caller {
  readonly stack?: string;
}

/** Captures a stack, or gives one that was captured before: only a refusal asks. */
export type Whence = () => Caller;

const deepEnough = 40;
const ownFolder = new URL('../', import.meta.url).href;
const ownPath = fileURLToPath(ownFolder);

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
  const frames = framesOf(caller).filter((frame) => !isOwn(frame));
  const bare = /^node:(?:net|tls)\b/.exec(frames[0] ?? '')?.[0];
  for (const frame of frames) {
    const name = packageOf(frame) ?? nodeModuleOf(frame);
    if (name !== undefined) return name;
    if (isOutside(frame)) return bare;
  }
  return bare;
}

/**
 * Gives an error the stack of whoever made the request, so that reports point there.
 *
 * @param error - The error; its stack is replaced.
 * @param caller - A captured stack.
 * @returns The same error.
 */
export function raisedAt<E extends Error>(error: E, caller: Caller): E {
  const frames = (caller.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line) && !isOwn(line));
  if (frames.length > 0) error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
  return error;
}

function framesOf({ stack = '' }: Caller): string[] {
  return stack
    .split('\n')
    .map(
      (line) => /(?:\(|at (?:async )?)((?:file:|node:|\/|[A-Za-z]:[\\/])[^()]*:\d+:\d+)\)?$/.exec(line)?.[1],
    )
    .filter((frame) => frame !== undefined);
}

/** Installed packages, and what is made of them. */
const foreign = /node_modules|\.plumbline[\\/]cache/;

function isOutside(frame: string): boolean {
  return !frame.startsWith('node:') && !foreign.test(frame) && !isOwn(frame);
}

function isOwn(frame: string): boolean {
  return frame.includes(ownFolder) || frame.includes(ownPath);
}

/** What is built into a cache is code of many packages, in a folder whose name says nothing. */
function packageOf(frame: string): string | undefined {
  if (/\.plumbline[\\/]cache/.test(frame)) return undefined;
  return [...frame.matchAll(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/g)].at(-1)?.[1];
}

function nodeModuleOf(frame: string): string | undefined {
  if (frame.startsWith('node:internal/http2')) return 'node:http2';
  if (frame.startsWith('node:internal/deps/undici')) return 'fetch or WebSocket';
  return undefined;
}
