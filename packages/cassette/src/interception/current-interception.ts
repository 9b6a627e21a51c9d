import { Socket } from 'node:net';

/** The place of one interception among those that are on at the same time. */
export interface InterceptionTurn extends Disposable {
  /** Whether it decides: the one that was started last does, alone. */
  readonly isCurrent: boolean;
}

/** On an object of Node that all copies of this package and all contexts of a process share. */
const shelf = Symbol.for('plumbline.interceptions');

/**
 * Puts a new interception before all that are on.
 *
 * @returns Its place; steps back when disposed.
 */
export function takeTurn(): InterceptionTurn {
  const running = runningInterceptions();
  const self = {};
  running.push(self);
  return {
    get isCurrent() {
      return running.at(-1) === self;
    },
    [Symbol.dispose]: () => {
      const index = running.indexOf(self);
      if (index !== -1) running.splice(index, 1);
    },
  };
}

function runningInterceptions(): object[] {
  const known: unknown = Reflect.get(Socket.prototype, shelf);
  if (Array.isArray(known)) return known as object[];
  const running: object[] = [];
  Object.defineProperty(Socket.prototype, shelf, { value: running });
  return running;
}
