import type { RunKind } from '@plumbline/contracts/modes';
import { expect, it } from 'vitest';
import { remedyOfInterruption } from './remedy-of-interruption.ts';

it.each<[RunKind[], string]>([
  [['pr'], 'Run it again: what had passed is not run twice.'],
  [['nightly', 'live'], 'Run it again: live tests start anew, all others that passed do not.'],
  [['record'], 'What was recorded is kept: `plumb record --missing` records the rest.'],
])('after %j: %s', (runs, remedy) => {
  expect(remedyOfInterruption(runs)).toBe(remedy);
});
