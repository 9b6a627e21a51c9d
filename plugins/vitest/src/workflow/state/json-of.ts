/** A value that JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Makes the error for a value that is no JSON, of where it stands and what it is. */
export type NotJson = (path: string, found: string) => Error;

/**
 * Copies a value that is to be the same after it was written as JSON and read again. A property that is
 * `undefined` is none.
 *
 * @param value - The value.
 * @param refuse - Makes the error.
 * @returns A copy, of plain objects and arrays.
 * @throws The error of `refuse`, for dates, classes, functions, numbers that are none, and what contains itself.
 */
export function jsonOf(value: unknown, refuse: NotJson): Json {
  return copy(value, { path: '', within: [], refuse });
}

interface Place {
  readonly path: string;
  /** The objects around it. */
  readonly within: readonly object[];
  readonly refuse: NotJson;
}

function copy(value: unknown, place: Place): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return copyNumber(value, place);
  return copyNested(value, place);
}

function copyNested(value: unknown, place: Place): Json {
  if (typeof value !== 'object' || value === null) throw place.refuse(place.path, nameOf(value));
  if (place.within.includes(value)) throw place.refuse(place.path, 'an object that contains itself');
  const inner = { ...place, within: [...place.within, value] };
  if (Array.isArray(value))
    return Array.from(value, (item: unknown, at) => copy(item, under(inner, String(at))));
  if (!isPlain(value)) throw place.refuse(place.path, nameOf(value));
  return copyObject(value, inner);
}

function copyNumber(value: number, { path, refuse }: Place): number {
  if (!Number.isFinite(value)) throw refuse(path, String(value));
  return value + 0;
}

function copyObject(value: object, place: Place): Record<string, Json> {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, copy(field, under(place, name))]));
}

function under(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
}

/** Of whatever realm: a plain object's prototype has none itself. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return value === undefined ? 'undefined' : `a ${typeof value}`;
  const { name } = value.constructor;
  return name === '' ? 'an object of a class' : `a ${name}`;
}
