import { describe, expect, it } from 'vitest';
import { clientTerminal } from './client-terminal.ts';

const argv = ['/usr/bin/node', '/work/node_modules/.bin/nx', 'run-many', '-t', 'qa'];

describe('clientTerminal', () => {
  it('is the one in which the command runs, with its shell around it', () => {
    const processes = `
pts/3    npm exec nx run-many -t qa
pts/3    sh -c nx run-many -t qa
pts/3    node /work/node_modules/.bin/nx run-many -t qa
pts/4    node /work/node_modules/.bin/nx run-many -t build
?        node /work/node_modules/nx/dist/src/daemon/server/start.js`;
    expect(clientTerminal(argv, () => processes)).toBe('/dev/pts/3');
  });

  it.each([
    ['the command has no terminal', '?        node /work/node_modules/.bin/nx run-many -t qa'],
    ['the command has ended', 'pts/4    -bash'],
    [
      'the same command runs in two',
      'ttys001 node /work/node_modules/.bin/nx run-many -t qa\nttys002 node /work/node_modules/.bin/nx run-many -t qa',
    ],
    ['processes cannot be listed', ''],
  ])('is none where %s', (_case, processes) => {
    expect(clientTerminal(argv, () => processes)).toBeUndefined();
  });
});
