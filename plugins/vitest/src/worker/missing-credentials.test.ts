import { expect, test } from 'vitest';
import { missingCredentials } from './missing-credentials.ts';

const live = { httpMode: 'live', credentials: ['EVERY_KEY'] } as const;
const needy = { tags: ['tier3'], meta: { credentials: ['OWN_KEY'] } };

test('a live test needs what the workspace and what it names itself', () => {
  expect(missingCredentials(needy, live, {})).toEqual(['EVERY_KEY', 'OWN_KEY']);
  expect(missingCredentials(needy, live, { EVERY_KEY: 'x', OWN_KEY: 'y' })).toEqual([]);
});

test('a live test needs what the describe blocks around it name too', () => {
  const suite = { meta: { credentials: ['SUITE_KEY'] }, suite: { meta: { credentials: ['OUTER_KEY'] } } };
  expect(missingCredentials({ ...needy, suite }, live, { EVERY_KEY: 'x' })).toEqual([
    'OUTER_KEY',
    'SUITE_KEY',
    'OWN_KEY',
  ]);
});

test('an empty variable is a missing one', () => {
  expect(missingCredentials(needy, live, { EVERY_KEY: 'x', OWN_KEY: '' })).toEqual(['OWN_KEY']);
});

test('a test that is not live, or not run live, needs none', () => {
  expect(missingCredentials({ tags: ['tier2'], meta: {} }, live, {})).toEqual([]);
  expect(missingCredentials(needy, { ...live, httpMode: 'playback' }, {})).toEqual([]);
});
