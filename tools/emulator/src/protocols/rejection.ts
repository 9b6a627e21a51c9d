import type { FailureKind } from '../brain/reply.ts';

/** A request that the emulated service does not serve; caught where it is answered. */
export class Rejection extends Error {
  readonly failure: FailureKind;

  /**
   * @param failure - Kind of the failure.
   * @param message - What the service says about it.
   */
  constructor(failure: FailureKind, message: string) {
    super(message);
    this.name = 'Rejection';
    this.failure = failure;
  }
}
