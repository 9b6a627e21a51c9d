import { layers, type Layer } from '../workspace/layer.ts';

/** What the rule needs to know of a package. */
export interface LayeredPackage {
  readonly name: string;
  readonly layer: Layer;
}

/** Edges between siblings that are allowed all the same: [from, to]. */
const documentedEdges: readonly (readonly [from: string, to: string])[] = [
  ['@plumbline/nx', '@plumbline/vitest'],
];

/** Packages that keep to fewer layers than their own column allows. */
const narrowed: Readonly<Record<string, readonly Layer[]>> = {
  '@plumbline/eslint-plugin': ['leaf', 'contracts'],
  '@plumbline/secretlint-rule': ['leaf', 'contracts'],
};

/**
 * Lists which packages a package may import: any of a later column, tools any at all.
 *
 * @param from - The package that imports.
 * @param all - All packages of the workspace.
 * @returns Names of the packages that it may import, itself included.
 */
export function allowedDependencies(from: LayeredPackage, all: readonly LayeredPackage[]): readonly string[] {
  const open = narrowed[from.name] ?? openLayers(from.layer);
  return all
    .filter((to) => to.name === from.name || open.includes(to.layer) || isDocumentedEdge(from, to))
    .map((to) => to.name);
}

function openLayers(layer: Layer): readonly Layer[] {
  return layer === 'tool' ? layers : layers.slice(layers.indexOf(layer) + 1);
}

function isDocumentedEdge(from: LayeredPackage, to: LayeredPackage): boolean {
  return documentedEdges.some(([source, target]) => source === from.name && target === to.name);
}
