const watched = ['SIGINT', 'SIGTERM', 'unhandledRejection'] as const;

/** What nobody awaited in this process, as in a plugin of a configuration. */
export interface Rejections {
  /**
   * Listens.
   *
   * @param listener - Told what was rejected.
   * @returns What ends it.
   */
  listen(listener: (reason: unknown) => void): Disposable;
}

/**
 * Keeps Vitest instances from ending their process: the listeners that they add to it are taken off
 * again, and what nobody awaited is told to those who listen.
 *
 * @param target - The process.
 * @returns What can be listened to; disposing it gives the process back.
 */
export function listenToRejections(target: NodeJS.Process): Rejections & Disposable {
  const listeners = new Set<(reason: unknown) => void>();
  const tell = (reason: unknown): void => {
    for (const listener of listeners) listener(reason);
  };
  target.on('unhandledRejection', tell);
  const guard = removeNewListeners(target);
  return {
    listen: (listener) => {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    [Symbol.dispose]: () => {
      guard[Symbol.dispose]();
      target.off('unhandledRejection', tell);
    },
  };
}

function removeNewListeners(target: NodeJS.Process): Disposable {
  const before = new Map<string | symbol, readonly unknown[]>(
    watched.map((event) => [event, target.rawListeners(event)]),
  );
  const removeNew = (event: string | symbol): void => {
    const own = before.get(event);
    if (own === undefined) return;
    for (const listener of target.rawListeners(event)) {
      if (!own.includes(listener)) target.removeListener(event, listener as (...args: unknown[]) => void);
    }
  };
  const later = (event: string | symbol): void => {
    queueMicrotask(() => {
      removeNew(event);
    });
  };
  target.on('newListener', later);
  return {
    [Symbol.dispose]: () => {
      target.off('newListener', later);
      for (const event of watched) removeNew(event);
    },
  };
}
