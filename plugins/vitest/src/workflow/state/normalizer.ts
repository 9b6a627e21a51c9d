import type { Json } from './json-of.ts';

/** Writes a value with something steady in the place of what differs from run to run. */
export type Normalizer = (value: Json) => Json;
