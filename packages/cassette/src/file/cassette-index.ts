/** Where one interaction stands, in bytes, and where in it the JSON of its response begins, if it ends there. */
export type LinePlace = readonly [offset: number, length: number, body?: number];

/** Where the interactions of each key stand, in recorded order. */
export type CassettePlaces = Readonly<Record<string, readonly LinePlace[]>>;
