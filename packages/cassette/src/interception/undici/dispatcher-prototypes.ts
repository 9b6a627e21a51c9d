import diagnosticsChannel from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { Dispatch } from './dispatch-api.ts';

/** The prototype whose `dispatch` all of Agent, Pool and Client of one undici copy inherit. */
export interface DispatcherPrototype {
  dispatch: Dispatch;
}

type Found = (prototype: DispatcherPrototype) => void;

const globalDispatchers = [Symbol.for('undici.globalDispatcher.2'), Symbol.for('undici.globalDispatcher.1')];
/** Every copy creates this channel while it loads, before it makes its first dispatcher. */
const firstChannel = 'undici:client:beforeConnect';
const baseModule = /[\\/]lib[\\/](?:dispatcher[\\/])?dispatcher-base\.js$/;

/**
 * Finds the copies of undici in this process: Node's own and any installed or bundled
 * ones, those that are loaded and those that will be.
 *
 * @param found - Called for each prototype; may be called twice for one.
 * @returns Stops looking when disposed.
 */
export function findDispatcherPrototypes(found: Found): Disposable {
  findLoaded(found);
  return watchLoads(found);
}

function findLoaded(found: Found): void {
  for (const symbol of globalDispatchers) offer(Reflect.get(globalThis, symbol), found);
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
    found(level as DispatcherPrototype);
    return true;
  }
  return false;
}

/**
 * A copy that begins to load shows in the channel it creates; its base class shows in
 * the first dispatcher it makes, since dispatchers are event emitters.
 */
function watchLoads(found: Found): Disposable {
  const emitters = watchEmitters(found);
  const { channel } = diagnosticsChannel;
  diagnosticsChannel.channel = (name) => {
    if (name === firstChannel) emitters.start();
    return channel(name);
  };
  return {
    [Symbol.dispose]: () => {
      diagnosticsChannel.channel = channel;
      emitters.stop();
    },
  };
}

type Initialize = (this: EventEmitter, options?: unknown) => void;

function watchEmitters(found: Found): { start: () => void; stop: () => void } {
  const emitter = EventEmitter as unknown as { init: Initialize };
  const { init } = emitter;
  const stop = (): void => {
    emitter.init = init;
  };
  const start = (): void => {
    emitter.init = function initialize(options) {
      if ('dispatch' in this && offer(this, found)) stop();
      init.call(this, options);
    };
  };
  return { start, stop };
}
