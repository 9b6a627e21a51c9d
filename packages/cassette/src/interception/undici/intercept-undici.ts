import { replaceMethod } from '../replace-method.ts';
import type { InterceptionScope } from '../scope.ts';
import type { Dispatch } from './dispatch-api.ts';
import { findDispatcherPrototypes } from './dispatcher-prototypes.ts';
import { interceptDispatch } from './intercept-dispatch.ts';

/**
 * Puts sessions before global fetch and every copy of undici, also those that are loaded later.
 *
 * @param scope - Which session a request belongs to.
 * @returns Takes everything back when disposed.
 */
export function interceptUndici(scope: InterceptionScope): Disposable {
  const replaced = new Map<object, Disposable>();
  const search = findDispatcherPrototypes((prototype) => {
    if (replaced.has(prototype)) return false;
    const make = (original: Dispatch): Dispatch => interceptDispatch(scope, original);
    replaced.set(prototype, replaceMethod<Dispatch>(prototype, 'dispatch', make));
    return true;
  });
  return {
    [Symbol.dispose]: () => {
      search[Symbol.dispose]();
      for (const replacement of replaced.values()) replacement[Symbol.dispose]();
    },
  };
}
