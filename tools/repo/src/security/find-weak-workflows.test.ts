import { expect, test } from 'vitest';
import { weaknesses } from './find-weak-workflows.ts';

const commit = 'de0fac2e4500dabe0009e67214ff5f5447ce83dd';
const sound = `name: push
on:
  push:
permissions:
  contents: read
jobs:
  quick:
    env:
      BASE: \${{ github.event.pull_request.base.sha }}
    steps:
      # uses: actions/checkout@v1 was here once
      - uses: actions/checkout@${commit} # v6.0.2
      - uses: ./local-action
      - run: npm ci
`;

function rulesFor(text: string): readonly string[] {
  return weaknesses('push.yml', text).map(({ rule, line }) => `${line} ${rule}`);
}

test('a sound workflow has no weakness', () => expect(rulesFor(sound)).toEqual([]));

test.each([
  ['a tag', `actions/checkout@${commit}`, 'actions/checkout@v6', '12 workflow/pinned-action'],
  ['a short hash', `actions/checkout@${commit}`, 'actions/checkout@de0fac2', '12 workflow/pinned-action'],
  ['a token that writes', 'contents: read', 'contents: write', '5 workflow/least-permissions'],
  ['default permissions', 'permissions:\n  contents: read', 'defaults: {}', '1 workflow/least-permissions'],
  ['code of forks with secrets', '  push:', '  pull_request_target:', '3 workflow/no-pull-request-target'],
  [
    'text of strangers in a script',
    'run: npm ci',
    'run: echo ${{ github.event.issue.title }}',
    '14 workflow/no-expression-in-script',
  ],
  [
    'text of strangers in a longer script',
    'run: npm ci',
    'run: |\n          echo ${{ github.head_ref }}',
    '15 workflow/no-expression-in-script',
  ],
])('%s is found', (...[, from, to, found]) => expect(rulesFor(sound.replace(from, to))).toEqual([found]));
