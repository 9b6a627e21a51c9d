const told = ['name', 'message', 'code', 'errno', 'syscall', 'address', 'port', 'hostname'] as const;

/**
 * Waits for a promise to fail.
 *
 * @param promise - What is to fail.
 * @returns The error and its causes, with all that code under test can tell them by; empty where there is none.
 */
export async function failureOf(promise: Promise<unknown>): Promise<unknown[]> {
  return promise.then(() => [], chainOf);
}

function chainOf(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const fields = told.map((name) => [name, Reflect.get(error, name) as unknown] as const);
  const known = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  const errors: unknown = Reflect.get(error, 'errors');
  const tried = Array.isArray(errors) ? { errors: errors.map(chainOf) } : {};
  return [{ ...known, ...tried, class: classOf(error) }, ...chainOf(Reflect.get(error, 'cause'))];
}

/** Undici tells its classes by symbols: that is what `instanceof` asks for. */
function classOf(error: object): string {
  if (Symbol.for('undici.error.UND_ERR_HTTP_PARSER') in error) return 'undici HTTPParserError';
  if (Symbol.for('undici.error.UND_ERR') in error) return `undici ${String(Reflect.get(error, 'code'))}`;
  return error.constructor.name;
}
