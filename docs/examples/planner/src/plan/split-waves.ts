import type { Node } from './node.ts';

/** Nodes by the time they can begin. */
export interface Waves<Item extends Node> {
  /** Each wave's nodes depend on earlier waves alone; within a wave they keep their order. */
  readonly waves: readonly (readonly Item[])[];
  /** Nodes that can never begin: they stand on a cycle, behind one, or depend on what is not there. */
  readonly blocked: readonly Item[];
}

/**
 * Sorts nodes into waves, each as early as its dependencies let it be.
 *
 * @param nodes - Nodes with unique ids.
 * @returns The waves, and what is left over.
 */
export function splitWaves<Item extends Node>(nodes: readonly Item[]): Waves<Item> {
  const done = new Set<string>();
  const waves: (readonly Item[])[] = [];
  let waiting = nodes;
  for (;;) {
    const wave = waiting.filter(({ dependsOn }) => dependsOn.every((id) => done.has(id)));
    if (wave.length === 0) {
      return { waves, blocked: waiting };
    }
    waves.push(wave);
    waiting = waiting.filter((node) => !wave.includes(node));
    for (const { id } of wave) {
      done.add(id);
    }
  }
}
