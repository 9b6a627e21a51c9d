import { fileURLToPath } from 'node:url';
import { testTags } from '@plumbline/contracts/modes';
import type { Plugin } from 'vitest/config';
import type { TestTagDefinition } from 'vitest';
import type { InlineConfig } from 'vitest/node';
import type {} from '../worker/worker-orders.ts';
import { defaultOrders } from './default-orders.ts';

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
    config: ({ root, test = {} }) => ({
      test: {
        tags: missingTags(test.tags),
        setupFiles: missingSetUp(test.setupFiles),
        provide: { plumbline: defaultOrders(test.root ?? root ?? process.cwd(), process.env) },
      },
    }),
  };
}

function missingTags(present: InlineConfig['tags'] = []): TestTagDefinition[] {
  const known = new Set(present.map(({ name }) => name));
  return testTags.filter(({ name }) => !known.has(name)).map((tag) => ({ ...tag }));
}

function missingSetUp(present: InlineConfig['setupFiles'] = []): string[] {
  const setUp = fileURLToPath(import.meta.resolve('@plumbline/vitest/set-up'));
  return [present].flat().includes(setUp) ? [] : [setUp];
}
