import type { CassetteError } from '@plumbline/contracts';
import { isErrorLike } from './as-error.ts';

const texts = ['code', 'syscall', 'address', 'hostname', 'host', 'reason'] as const;
const deepest = 4;

/**
 * Writes down an error of a transport: what code under test can tell failures by, without what
 * differs from machine to machine, such as the numbers of system errors and the stack.
 *
 * @param error - What a client was told.
 * @param depth - How deep causes are followed.
 * @returns The error as a cassette holds it, not redacted.
 */
export function describeError(error: Error, depth = deepest): CassetteError {
  const errors = nested(Reflect.get(error, 'errors'));
  const [cause] = nested([error.cause]);
  const port: unknown = Reflect.get(error, 'port');
  return {
    name: error.name,
    message: error.message,
    ...textFields(error),
    ...(Number.isInteger(port) && { port: port as number }),
    ...(depth > 0 && errors.length > 0 && { errors: errors.map((one) => describeError(one, depth - 1)) }),
    ...(depth > 0 && cause !== undefined && { cause: describeError(cause, depth - 1) }),
  };
}

function textFields(error: Error): Partial<Record<(typeof texts)[number], string>> {
  const found = texts.map((field): [string, unknown] => [field, Reflect.get(error, field)]);
  return Object.fromEntries(found.filter(([, value]) => typeof value === 'string' && value !== ''));
}

function nested(list: unknown): Error[] {
  return Array.isArray(list) ? list.filter(isErrorLike) : [];
}
