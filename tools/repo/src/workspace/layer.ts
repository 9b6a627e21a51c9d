/** The columns of the architecture, from the last to import to the first to be imported. */
export const layers = ['tool', 'host', 'system', 'resource', 'leaf', 'contracts'] as const;

/** A package's column. */
export type Layer = (typeof layers)[number];

/**
 * Reads the layer from a package's Nx tags.
 *
 * @param tags - The `nx.tags` of a package.json.
 * @returns The layer, or `undefined` where no tag, or an unknown one, names it.
 */
export function layerOf(tags: readonly string[]): Layer | undefined {
  const named = tags.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length);
  return layers.find((layer) => layer === named);
}
