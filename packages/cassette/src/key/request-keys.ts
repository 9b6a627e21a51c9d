import { builtin } from '../builtin.ts';
import type { HttpRequest } from '../exchange/http-request.ts';
import { SessionRedaction } from '../redaction/session-redaction.ts';
import { RuleSet } from '../rules/rule-set.ts';
import type { Secrecy } from './canonical-body.ts';
import { requestText } from './request-text.ts';

/** The keys that requests are found by: the same function for recording and playback. */
export class RequestKeys {
  /** What may differ between requests that are equal. */
  readonly rules: RuleSet;
  /** Which secrets are taken out before requests are compared. */
  readonly redaction: SessionRedaction;
  /** A request and its recording have the same text, one after the other. */
  #hashed: { readonly text: string; readonly hash: string } | undefined;
  #crypto: typeof builtin.crypto | undefined;

  /**
   * @param rules - What may differ between requests that are equal; the built-in rules by default.
   * @param redaction - Which secrets are taken out; those that show by name and shape by default.
   */
  constructor(rules: RuleSet = new RuleSet(), redaction: SessionRedaction = new SessionRedaction()) {
    this.rules = rules;
    this.redaction = redaction;
  }

  /**
   * Writes what of a request is compared, in canonical form.
   *
   * @param request - The request.
   * @returns The text, without secrets.
   */
  textOf(request: HttpRequest): string {
    return this.#text(request, this.redaction.rules);
  }

  /**
   * Computes what a request is found by: SHA-256 over method, URL, the headers that matter and body in
   * canonical form, without secrets, so that a changed API key still matches.
   *
   * @param request - The request.
   * @returns 64 hexadecimal digits.
   */
  keyOf(request: HttpRequest): string {
    return this.#hash(this.#text(request, this.redaction.rules));
  }

  /**
   * Computes the key of a request as it is. Redaction leaves what is redacted as it is, so for a request
   * without secrets it is the same as {@link keyOf}, and cheaper: a look-up tries it first.
   *
   * @param request - The request.
   * @returns 64 hexadecimal digits.
   */
  keyAsIs(request: HttpRequest): string {
    return this.#hash(this.#text(request, 'as-is'));
  }

  #hash(text: string): string {
    if (text !== this.#hashed?.text) {
      this.#crypto ??= builtin.crypto;
      this.#hashed = { text, hash: this.#crypto.hash('sha256', text, 'hex') };
    }
    return this.#hashed.hash;
  }

  #text(request: HttpRequest, secrecy: Secrecy): string {
    return requestText(request, { secrecy, rules: this.rules });
  }
}
