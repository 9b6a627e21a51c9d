import { on, EventEmitter } from 'node:events';

/** What is pushed on one side comes out on the other, in order, without a limit. */
export interface EventQueue<T> {
  push(event: T): void;
  /** Ends the queue: what was pushed still comes out, then the iteration ends. */
  end(): void;
  readonly events: AsyncIterable<T>;
}

/**
 * Makes a queue between a producer that calls and a consumer that iterates.
 *
 * @returns The queue; `events` can be iterated once.
 */
export function eventQueue<T>(): EventQueue<T> {
  const emitter = new EventEmitter();
  const arrivals = on(emitter, 'event', { close: ['end'] });
  return {
    push: (event) => void emitter.emit('event', event),
    end: () => void emitter.emit('end'),
    events: unwrap<T>(arrivals),
  };
}

async function* unwrap<T>(arrivals: AsyncIterable<unknown>): AsyncIterable<T> {
  for await (const arrival of arrivals) yield (arrival as readonly [T])[0];
}
