/** Where one interaction stands, in bytes. */
export type LinePlace = readonly [offset: number, length: number];

/** Where the interactions of each key stand, in recorded order. */
export type CassettePlaces = Readonly<Record<string, readonly LinePlace[]>>;
