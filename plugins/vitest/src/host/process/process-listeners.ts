const watched = ['SIGINT', 'SIGTERM', 'exit', 'unhandledRejection'] as const;

/**
 * Keeps a Vitest instance from ending this process: the listeners that it adds to the
 * process while it is made and run are taken off again, at once and at the end.
 *
 * @returns What ends it.
 */
export function quietly(): Disposable {
  const before = new Map(watched.map((event) => [event, process.rawListeners(event)]));
  const removeNew = (event: string | symbol): void => {
    const own = before.get(event as (typeof watched)[number]);
    if (own === undefined) return;
    for (const listener of process.rawListeners(event)) {
      if (!own.includes(listener)) process.removeListener(event, listener as (...args: unknown[]) => void);
    }
  };
  const later = (event: string | symbol): void => {
    queueMicrotask(() => {
      removeNew(event);
    });
  };
  process.on('newListener', later);
  return {
    [Symbol.dispose]: () => {
      process.off('newListener', later);
      for (const event of watched) removeNew(event);
    },
  };
}
