/**
 * Runs a function in a later turn of the event loop. Taken when this module loads, so
 * that fake timers of a test do not hold replies back.
 */
export const nextTurn: (run: () => void) => unknown = globalThis.setImmediate;
