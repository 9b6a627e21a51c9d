import { jsonOf } from '../state/json-of.ts';
import type { Normalizer } from '../state/normalizer.ts';
import { stateNotJson } from '../state/state-not-json.ts';
import type { Validator } from '../validator.ts';

/** What {@link matchesSnapshot} can be told. */
export interface SnapshotOptions<State> {
  /** Says what of the state is compared; all of it where absent. */
  readonly pick?: (state: State) => unknown;
  /** Taken over the value before it is compared, one after the other: what differs from run to run. */
  readonly normalize?: readonly Normalizer[];
  /** Tells it from other snapshots of the step. */
  readonly hint?: string;
}

/**
 * Checks by a snapshot, which Vitest keeps with the test file's others and `--update` writes anew.
 *
 * @param options - What is compared.
 * @returns A validator that throws what Vitest's `toMatchSnapshot` throws.
 */
export function matchesSnapshot<State = unknown>(options: SnapshotOptions<State> = {}): Validator<State> {
  const { pick = (state: State): unknown => state, normalize = [], hint } = options;
  return ({ workflow, step, state, expect }) => {
    const value = jsonOf(pick(state), stateNotJson({ workflow, step, what: 'state' }));
    expect(normalize.reduce((before, normalizer) => normalizer(before), value)).toMatchSnapshot(hint);
  };
}
