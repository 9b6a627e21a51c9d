/** A string value in JSON text. */
export interface JsonString {
  /** Names and positions on the way to it; positions that events give themselves (`"index": 1`) are at the end. */
  readonly path: string;
  /** Where its content begins, behind the quote. */
  readonly start: number;
  readonly end: number;
}

interface Container {
  readonly isList: boolean;
  key: string;
  position: number;
}

const tokens = /"(?:[^"\\]|\\[^])*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;
/** Fields by which events say which of several texts a piece belongs to. */
const placeName = /^(?:index|[a-z]+_index|item_id|tool_call_id)$/;

/**
 * Lists the string values of JSON text, without parsing it: nothing is thrown where it is none.
 *
 * @param json - One JSON value.
 * @returns Its string values, in order.
 */
export function jsonStrings(json: string): JsonString[] {
  const scan = new JsonScan();
  for (const { 0: token, index } of json.matchAll(tokens)) scan.read(token, index);
  return scan.strings();
}

/** Follows the tokens of a JSON text. */
class JsonScan {
  readonly #containers: Container[] = [];
  readonly #found: JsonString[] = [];
  readonly #places: string[] = [];
  #isValue = true;

  read(token: string, index: number): void {
    if (token === '{' || token === '[') this.#open(token === '[');
    else if (token === '}' || token === ']') this.#containers.pop();
    else if (token === ':') this.#isValue = true;
    else if (token === ',') this.#next();
    else this.#scalar(token, index);
  }

  strings(): JsonString[] {
    const place = this.#places.join(' ');
    return this.#found.map((found) => ({ ...found, path: `${found.path} ${place}` }));
  }

  #open(isList: boolean): void {
    this.#containers.push({ isList, key: '', position: 0 });
    this.#isValue = isList;
  }

  #next(): void {
    const container = this.#containers.at(-1);
    if (container !== undefined) container.position += 1;
    this.#isValue = container?.isList !== false;
  }

  #scalar(token: string, index: number): void {
    const container = this.#containers.at(-1);
    if (!this.#isValue && container !== undefined) {
      container.key = token.slice(1, -1);
      return;
    }
    if (container?.isList === false && placeName.test(container.key)) this.#places.push(token);
    if (!token.startsWith('"')) return;
    const path = this.#containers.map(({ isList, key, position }) => (isList ? String(position) : key));
    this.#found.push({ path: path.join('.'), start: index + 1, end: index + token.length - 1 });
  }
}
