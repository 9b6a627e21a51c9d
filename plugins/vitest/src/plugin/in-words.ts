import { inspect } from 'node:util';
import { formatError, isPlumblineError } from '@plumbline/contracts/errors';

/**
 * Runs a function whose errors stop Vitest before it starts. Vitest prints such an error as Node does, with the
 * stack of what it is made of; one of ours is printed as code, message and remedy instead.
 *
 * @param body - The function.
 * @returns What the function returns.
 */
export function inWords<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (isPlumblineError(error)) {
      Object.defineProperty(error, inspect.custom, { value: () => formatError(error) });
    }
    throw error;
  }
}
