import { getSystemErrorMap } from 'node:util';
import type { CassetteError } from '@plumbline/contracts';

const builtIn: Readonly<Record<string, ErrorConstructor>> = { TypeError, RangeError, SyntaxError };

/** Node gives these names to what its libraries call otherwise. */
const resolverCodes: Readonly<Record<string, string>> = { ENOTFOUND: 'EAI_NONAME' };

/**
 * Makes an error of a transport again, as code under test knows it: with its class, its code and its fields.
 *
 * @param stored - The error as a cassette holds it.
 * @returns The error; one of undici passes for one of the classes of each of its copies.
 */
export function reviveError(stored: CassetteError): Error {
  const { name, message, errors, cause, ...fields } = stored;
  const error = construct(stored);
  if (error.name !== name) hide(error, 'name', name);
  if (cause !== undefined) hide(error, 'cause', reviveError(cause));
  Object.assign(error, errnoOf(fields), fields);
  for (const brand of brandsOf(stored)) hide(error, Symbol.for(`undici.error.${brand}`), true);
  return error;
}

function construct({ name, message, errors }: CassetteError): Error {
  if (errors !== undefined) return new AggregateError(errors.map(reviveError), message);
  const Class = Object.hasOwn(builtIn, name) ? (builtIn[name] ?? Error) : Error;
  return new Class(message);
}

/** The number of a system error is another on each platform. */
function errnoOf({ code = '', syscall }: Pick<CassetteError, 'code' | 'syscall'>): { errno?: number } {
  if (syscall === undefined) return {};
  const name = resolverCodes[code] ?? code;
  for (const [errno, [known]] of getSystemErrorMap()) if (known === name) return { errno };
  return {};
}

/** The classes of undici know their instances by a symbol a code. */
function brandsOf({ name, code }: CassetteError): readonly string[] {
  if (name === 'HTTPParserError') return ['UND_ERR_HTTP_PARSER'];
  return code?.startsWith('UND_ERR') === true ? ['UND_ERR', code] : [];
}

function hide(error: Error, field: string | symbol, value: unknown): void {
  Object.defineProperty(error, field, { value, configurable: true, enumerable: false, writable: true });
}
