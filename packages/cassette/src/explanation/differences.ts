/** A place where a request differs from a recorded one. */
export interface Difference {
  /** As `method`, `path`, `query a`, `header x-tenant`, `body.messages[2].content`. */
  readonly at: string;
  /** What was recorded, as a person would read it; `undefined` where nothing was. */
  readonly recorded: string | undefined;
  readonly now: string | undefined;
}

/**
 * Lists the places where two JSON values differ.
 *
 * @param at - Name of the place that both are at.
 * @param recorded - What was recorded; `undefined` where nothing was.
 * @param now - What is there now.
 * @returns The innermost places.
 */
export function jsonDifferences(at: string, recorded: unknown, now: unknown): readonly Difference[] {
  if (isBranch(recorded) && isBranch(now) && Array.isArray(recorded) === Array.isArray(now)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(now)])];
    return names.flatMap((name) =>
      jsonDifferences(placeIn(at, recorded, name), ownField(recorded, name), ownField(now, name)),
    );
  }
  const [before, after] = [textOf(recorded), textOf(now)];
  return before === after ? [] : [{ at, recorded: before, now: after }];
}

type Branch = Readonly<Record<string, unknown>>;

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null;
}

function ownField(branch: Branch, name: string): unknown {
  return Object.hasOwn(branch, name) ? branch[name] : undefined;
}

function placeIn(at: string, branch: Branch, name: string): string {
  return Array.isArray(branch) ? `${at}[${name}]` : `${at}.${name}`;
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
