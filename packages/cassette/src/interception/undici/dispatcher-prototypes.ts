import diagnosticsChannel from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { replaceMethod } from '../replace-method.ts';
import type { Dispatch } from './dispatch-api.ts';

/** The prototype whose `dispatch` all of Agent, Pool and Client of one undici copy inherit. */
export interface DispatcherPrototype {
  dispatch: Dispatch;
}

/** Says whether the prototype was not known before. */
type Found = (prototype: DispatcherPrototype) => boolean;

const globalDispatchers = [Symbol.for('undici.globalDispatcher.2'), Symbol.for('undici.globalDispatcher.1')];
/** Every copy creates this channel while it loads, before it makes its first dispatcher. */
const firstChannel = 'undici:client:beforeConnect';
const baseModule = /[\\/]lib[\\/](?:dispatcher[\\/])?dispatcher-base\.js$/;

/**
 * Finds the copies of undici in this process: Node's own and any installed or bundled
 * ones, those that are loaded and those that will be.
 *
 * @param found - Called for each prototype, maybe more than once; says whether it was new.
 * @returns Stops looking when disposed.
 */
export function findDispatcherPrototypes(found: Found): Disposable {
  findLoaded(found);
  return watchLoads(found);
}

function findLoaded(found: Found): void {
  // Node's own undici is at home in the main realm, whichever this one is.
  for (const realm of [globalThis, runInThisContext('globalThis') as object]) {
    for (const symbol of globalDispatchers) offer(Reflect.get(realm, symbol), found);
  }
  for (const [path, loaded] of Object.entries(createRequire(import.meta.url).cache)) {
    const exported: unknown = baseModule.test(path) ? loaded?.exports : undefined;
    if (typeof exported === 'function') offer(exported.prototype, found);
  }
}

/** The base class stands between the clients and an abstract one: it alone has both properties. */
function offer(dispatcher: unknown, found: Found): boolean {
  for (
    let level = dispatcher;
    typeof level === 'object' && level !== null;
    level = Object.getPrototypeOf(level)
  ) {
    if (!Object.hasOwn(level, 'dispatch') || !Object.hasOwn(level, 'closed')) continue;
    return found(level as DispatcherPrototype);
  }
  return false;
}

/**
 * A copy that begins to load shows in the channel it creates; its base class shows in
 * the first dispatcher it makes, since dispatchers are event emitters.
 */
function watchLoads(found: Found): Disposable {
  const emitters = new EmitterWatch(found);
  const channels = replaceMethod<Channel>(diagnosticsChannel, 'channel', (original) => (name) => {
    if (name === firstChannel) emitters.start();
    return original(name);
  });
  return {
    [Symbol.dispose]: () => {
      channels[Symbol.dispose]();
      emitters.stop();
    },
  };
}

type Channel = (name: string | symbol) => unknown;
type Initialize = (this: EventEmitter, options?: unknown) => void;

class EmitterWatch {
  readonly #found: Found;
  #replaced: Disposable | undefined;
  #loading = 0;

  constructor(found: Found) {
    this.#found = found;
  }

  /** One more copy loads: its first dispatcher is looked out for. */
  start(): void {
    this.#loading += 1;
    const look = (emitter: EventEmitter): void => {
      if (!('dispatch' in emitter) || !offer(emitter, this.#found)) return;
      this.#loading -= 1;
      if (this.#loading === 0) this.stop();
    };
    this.#replaced ??= replaceMethod<Initialize>(EventEmitter, 'init', (original) => {
      return function initialize(this: EventEmitter, options) {
        look(this);
        original.call(this, options);
      };
    });
  }

  stop(): void {
    this.#loading = 0;
    this.#replaced?.[Symbol.dispose]();
    this.#replaced = undefined;
  }
}
