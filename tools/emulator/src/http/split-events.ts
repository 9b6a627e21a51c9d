const highBit = 0x80;

/**
 * Cuts a stream's events into the writes that carry them. Networks do not respect the borders
 * of events, so one event is cut in two: the first that holds a character of several bytes,
 * in the middle of that character.
 *
 * @param events - Events as they stand on the wire, each with its blank line.
 * @returns The bytes of each write; joined they are the events, joined.
 */
export function splitEvents(events: readonly string[]): readonly Buffer[] {
  const writes = events.map((event) => Buffer.from(event, 'utf8'));
  const cut = writes.findIndex((write) => write.some((byte) => byte >= highBit));
  return writes.flatMap((write, index) => (index === cut ? halves(write) : [write]));
}

function halves(write: Buffer): readonly Buffer[] {
  const inside = write.findIndex((byte) => byte >= highBit) + 1;
  return [write.subarray(0, inside), write.subarray(inside)];
}
