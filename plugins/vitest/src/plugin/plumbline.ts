import { fileURLToPath } from 'node:url';
import { testTags } from '@plumbline/contracts/modes';
import type { Plugin } from 'vitest/config';
import type {} from 'vitest/node';

/** Name of the plugin, by which a run sees that a configuration has it already. */
export const pluginName = 'plumbline';

/**
 * The Vite plugin that gives a project's tests their tags and recordings.
 * The targets `qa`, `live` and `record` bring it along; a configuration lists it
 * so that plain `vitest` works the same.
 *
 * @returns The plugin, for `plugins` of a Vitest configuration.
 */
export function plumbline(): Plugin {
  return {
    name: pluginName,
    config: (config) => {
      const known = new Set((config.test?.tags ?? []).map(({ name }) => name));
      return {
        test: {
          tags: testTags.filter(({ name }) => !known.has(name)).map((tag) => ({ ...tag })),
          setupFiles: [fileURLToPath(import.meta.resolve('@plumbline/vitest/set-up'))],
        },
      };
    },
  };
}
