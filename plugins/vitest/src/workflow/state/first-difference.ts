import type { Json } from './json-of.ts';

/** Where two values differ first. */
export interface Difference {
  /** Names and positions, joined by dots; empty for the values themselves. */
  readonly path: string;
  /** Undefined where there is none. */
  readonly recorded: Json | undefined;
  readonly now: Json | undefined;
}

/**
 * Finds where two JSON values differ. The order of properties is of no matter.
 *
 * @param recorded - The one value.
 * @param now - The other.
 * @returns The first difference, in the order of the recorded value; undefined where they are the same.
 */
export function firstDifference(recorded: Json | undefined, now: Json | undefined): Difference | undefined {
  if (!isNested(recorded) || !isNested(now)) {
    return recorded === now ? undefined : { path: '', recorded, now };
  }
  if (Array.isArray(recorded) !== Array.isArray(now)) return { path: '', recorded, now };
  return differenceWithin(recorded, now);
}

function differenceWithin(recorded: object, now: object): Difference | undefined {
  for (const name of new Set([...Object.keys(recorded), ...Object.keys(now)])) {
    const inner = firstDifference(fieldOf(recorded, name), fieldOf(now, name));
    if (inner !== undefined) return { ...inner, path: inner.path === '' ? name : `${name}.${inner.path}` };
  }
  return undefined;
}

function isNested(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

function fieldOf(value: object, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? (Reflect.get(value, name) as Json) : undefined;
}
