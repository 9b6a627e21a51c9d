/** Name and value pairs in the order and case they have on the wire; repeats kept. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** A request before its body is known. */
export interface RequestHead {
  readonly method: string;
  /** Absolute URL, as the client asked for it. */
  readonly url: string;
  readonly headers: HeaderPairs;
}

/** A whole request. */
export interface HttpRequest extends RequestHead {
  readonly body: string | Uint8Array;
}

/** What a response begins with. */
export interface ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderPairs;
}
