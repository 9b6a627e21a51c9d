import type { InterceptionScope } from '../scope.ts';
import type { Dispatch } from './dispatch-api.ts';
import { findDispatcherPrototypes, type DispatcherPrototype } from './dispatcher-prototypes.ts';
import { interceptDispatch } from './intercept-dispatch.ts';

/**
 * Puts sessions before global fetch and every copy of undici, also those that are loaded later.
 *
 * @param scope - Which session a request belongs to.
 * @returns Takes everything back when disposed.
 */
export function interceptUndici(scope: InterceptionScope): Disposable {
  const originals = new Map<DispatcherPrototype, Dispatch>();
  const search = findDispatcherPrototypes((prototype) => {
    if (originals.has(prototype)) return;
    originals.set(prototype, prototype.dispatch);
    prototype.dispatch = interceptDispatch(scope, prototype.dispatch);
  });
  return {
    [Symbol.dispose]: () => {
      search[Symbol.dispose]();
      for (const [prototype, original] of originals) prototype.dispatch = original;
    },
  };
}
