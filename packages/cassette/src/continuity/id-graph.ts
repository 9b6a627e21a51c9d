import { builtin } from '../builtin.ts';
import { kindOf, looksLikeId, offeredIds, replaceWords } from './find-ids.ts';

/** Where an id comes from: which turn's response handed it out, and which of its ids it is. */
export interface IdOrigin {
  /** Position of that turn in its conversation. */
  readonly position: string;
  /** Its kind, and its number among those of its kind in that response. */
  readonly as: string;
}

/** One exchange as the graph sees it. */
export interface Turn {
  /** The request in canonical form, from `requestText`. */
  readonly request: string;
  /** The response as text. */
  readonly response: string;
}

/** A request in which every id stands as a number, and the ids by number. */
export interface RequestShape {
  readonly shape: string;
  readonly ids: readonly string[];
}

/**
 * Which ids responses handed out and later requests carried. What a turn's position in its conversation is
 * follows from it: its request, with each id it carries replaced by where that came from. Two runs of the
 * same conversation have the same positions, whatever the ids are.
 */
export class IdGraph {
  readonly #origins = new Map<string, IdOrigin>();
  readonly #own = new Set<string>();

  /**
   * Adds the next turn, in the order in which the turns were.
   *
   * @param turn - Request and response.
   */
  add({ request, response }: Turn): void {
    const position = this.#positionOf(request);
    const numbers = new Map<string, number>();
    for (const id of offeredIds(response)) {
      if (this.#own.has(id) || this.#origins.has(id)) continue;
      const kind = kindOf(id);
      const number = (numbers.get(kind) ?? 0) + 1;
      numbers.set(kind, number);
      this.#origins.set(id, { position, as: `${kind} ${String(number)}` });
    }
  }

  /**
   * Tells where an id comes from.
   *
   * @param id - An id.
   * @returns Its origin; `undefined` where no response handed it out before a request used it.
   */
  originOf(id: string): IdOrigin | undefined {
    return this.#origins.get(id);
  }

  /**
   * Writes a request with numbers in the place of its ids.
   *
   * @param request - The request in canonical form.
   * @returns The shape, which all requests share that differ in ids alone, and the ids.
   */
  shapeOf(request: string): RequestShape {
    const numbers = new Map<string, number>();
    const shape = replaceWords(request, (word) => {
      if (!this.#isId(word)) return word;
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return `\u0001${String(number)}\u0002`;
    });
    return { shape, ids: [...numbers.keys()] };
  }

  #isId(word: string): boolean {
    return this.#origins.has(word) || looksLikeId(word);
  }

  #positionOf(request: string): string {
    const { ids, shape } = this.shapeOf(request);
    for (const id of ids) if (!this.#origins.has(id)) this.#own.add(id);
    const whence = ids.map((id) => this.#origins.get(id) ?? 'own');
    return builtin.crypto.hash('sha256', JSON.stringify([shape, whence]), 'hex');
  }
}
