import { delimiter, dirname } from 'node:path';

/** What a run on a developer's machine does not have, or what would let one run see another. */
const withheld =
  /^(?:CI|NX_.*|VITEST.*|PLUMBLINE_.*|npm_(?:lifecycle|package|command|execpath|node_execpath).*|NODE_(?:OPTIONS|ENV|PATH|V8_COVERAGE)|FORCE_COLOR|NO_COLOR|TEST|INIT_CWD)$/u;

/**
 * Makes the environment of a command as a developer's terminal has it, with a Node of one's choice.
 *
 * @param node - Path of the Node that `node` is to be.
 * @param own - Environment of this process.
 * @returns Variables for the command.
 */
export function commandEnvironment(node: string, own: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !withheld.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(node), own['PATH'] ?? ''].join(delimiter),
    NX_DAEMON: 'false',
    NX_INTERACTIVE: 'false',
    NX_TUI: 'false',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'e2e',
    GIT_AUTHOR_EMAIL: 'e2e@example.com',
    GIT_COMMITTER_NAME: 'e2e',
    GIT_COMMITTER_EMAIL: 'e2e@example.com',
  };
}
