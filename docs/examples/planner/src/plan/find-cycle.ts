import type { Node } from './node.ts';
import { splitWaves } from './split-waves.ts';

/**
 * Finds a cycle among dependencies.
 *
 * @param nodes - Nodes with unique ids and known dependencies.
 * @returns The ids along one cycle, each depending on the next and the last on the first;
 * undefined where there is none.
 */
export function findCycle(nodes: readonly Node[]): readonly string[] | undefined {
  const { blocked } = splitWaves(nodes);
  const walk: string[] = [];
  let next = blocked[0];
  while (next !== undefined && !walk.includes(next.id)) {
    walk.push(next.id);
    next = blockedDependency(next, blocked);
  }
  return next === undefined ? undefined : walk.slice(walk.indexOf(next.id));
}

/** Every blocked node has one: were all its dependencies done, it would be ready. */
function blockedDependency(node: Node, blocked: readonly Node[]): Node | undefined {
  return blocked.find(({ id }) => node.dependsOn.includes(id));
}
