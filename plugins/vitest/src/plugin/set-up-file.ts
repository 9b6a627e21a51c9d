import { fileURLToPath } from 'node:url';

/** Absolute path of the set-up file that every project's tests begin with. */
export const setUpFile = fileURLToPath(import.meta.resolve('@plumbline/vitest/set-up'));
