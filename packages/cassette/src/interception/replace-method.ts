type Method = (...parameters: never[]) => unknown;

/**
 * Puts a function in the place of a method until disposed.
 *
 * Whoever kept the replacement, as mocks do, then has the original behaviour: disposing
 * takes effect also where the property was changed again meanwhile.
 *
 * @param target - Object or prototype that has the method.
 * @param name - Name of the method.
 * @param make - Makes the replacement of the original.
 * @returns Takes it back when disposed.
 */
export function replaceMethod<M extends Method>(
  target: object,
  name: string,
  make: (original: M) => M,
): Disposable {
  const before = Object.getOwnPropertyDescriptor(target, name);
  const original = Reflect.get(target, name) as M;
  let current = make(original);
  const replacement = function (this: unknown, ...parameters: never[]): unknown {
    return Reflect.apply(current, this, parameters);
  };
  Object.defineProperty(replacement, 'name', { value: name });
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable: before?.enumerable ?? true,
    writable: true,
    value: replacement,
  });
  return {
    [Symbol.dispose]: () => {
      current = original;
      if (Reflect.get(target, name) !== replacement) return;
      if (before === undefined) Reflect.deleteProperty(target, name);
      else Object.defineProperty(target, name, before);
    },
  };
}
