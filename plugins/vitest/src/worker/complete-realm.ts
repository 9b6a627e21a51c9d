/**
 * Gives the realm of a vm pool what Node gives its own, before anything else of ours is loaded there: the symbols of
 * `using`, which Node 22 makes for its own realm alone, and the place where undici and its users look for the
 * dispatcher of global fetch, which is that of Node's realm. Changes nothing in other pools.
 */
import { runInThisContext } from 'node:vm';

const own = runInThisContext('globalThis') as typeof globalThis;
const dispatchers = [Symbol.for('undici.globalDispatcher.1'), Symbol.for('undici.globalDispatcher.2')];

if (own !== globalThis) {
  for (const name of ['dispose', 'asyncDispose'] as const) completeSymbol(name);
  for (const symbol of dispatchers) lookThrough(symbol);
}

function completeSymbol(name: 'dispose' | 'asyncDispose'): void {
  if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: own.Symbol[name] });
}

function lookThrough(name: symbol): void {
  if (name in globalThis) return;
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => Reflect.get(own, name) as unknown,
    set: (value: unknown) => void Reflect.set(own, name, value),
  });
}
