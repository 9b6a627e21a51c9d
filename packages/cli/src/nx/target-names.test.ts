import { expect, it } from 'vitest';
import { temporaryWorkspace } from '../testing/temporary-workspace.ts';
import { readTargetNames } from './target-names.ts';

const defaults = { qa: 'qa', live: 'live', record: 'record' };

it.each<[string, string, object]>([
  ['nothing about it', '{}', {}],
  ['the plugin by name', '{"plugins": ["@plumbline/nx"]}', {}],
  [
    'other names',
    '{"plugins": [{"plugin": "@plumbline/nx", "options": {"qaTargetName": "test"}}]}',
    { qa: 'test' },
  ],
  ['options of another plugin', '{"plugins": [{"plugin": "x", "options": {"qaTargetName": "test"}}]}', {}],
  [
    'a comment',
    '{/* c */ "plugins": [{"plugin": "@plumbline/nx", "options": {"liveTargetName": "l"}}]}',
    { live: 'l' },
  ],
  ['no JSON', 'nonsense', {}],
])('are the plugin’s where nx.json says %s', async (_, nxJson, changes) => {
  await using workspace = await temporaryWorkspace({ 'nx.json': nxJson });
  expect(await readTargetNames(workspace.root)).toEqual({ ...defaults, ...changes });
});
