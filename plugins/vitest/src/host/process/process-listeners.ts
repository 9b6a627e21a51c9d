const watched = ['SIGINT', 'SIGTERM', 'unhandledRejection'] as const;

/**
 * Keeps a Vitest instance from ending this process: the listeners that it adds to the process while it is
 * made and run are taken off again. What nobody awaited in this process, as in a plugin of a
 * configuration, is told instead of ending it.
 *
 * @param onUnhandledRejection - Told what was rejected.
 * @returns What ends it.
 */
export function quietly(onUnhandledRejection: (reason: unknown) => void): Disposable {
  process.on('unhandledRejection', onUnhandledRejection);
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
      process.off('unhandledRejection', onUnhandledRejection);
      for (const event of watched) removeNew(event);
    },
  };
}
