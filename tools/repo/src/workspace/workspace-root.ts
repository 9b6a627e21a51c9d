import { fileURLToPath } from 'node:url';

/** Absolute path of this repository's root, without a slash at its end. */
export const workspaceRoot = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[/\\]$/u, '');
