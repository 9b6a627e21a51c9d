import type { PlannerEvent } from '../planner/converse.ts';

/**
 * Waits for all events.
 *
 * @param events - Events as they happen.
 * @returns All of them, oldest first.
 */
export async function collectEvents(events: AsyncIterable<PlannerEvent>): Promise<readonly PlannerEvent[]> {
  const collected: PlannerEvent[] = [];
  for await (const event of events) {
    collected.push(event);
  }
  return collected;
}

/**
 * Picks the pieces of text out of events.
 *
 * @param events - Events of one answer.
 * @returns The pieces, in order.
 */
export function textDeltas(events: readonly PlannerEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'text' ? [event.delta] : []));
}
