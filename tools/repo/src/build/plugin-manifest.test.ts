import { expect, test } from 'vitest';
import { pluginModules, publishedPluginManifest } from './plugin-manifest.ts';

const manifest = {
  executors: {
    qa: {
      implementation: './src/qa.ts',
      batchImplementation: './src/qa.ts#batch',
      schema: './src/schema.json',
      description: 'Runs ./src/qa.ts, in words.',
    },
  },
};

test('publishedPluginManifest changes paths of TypeScript and nothing else', () =>
  expect(publishedPluginManifest(manifest)).toEqual({
    executors: {
      qa: {
        implementation: './src/qa.js',
        batchImplementation: './src/qa.js#batch',
        schema: './src/schema.json',
        description: 'Runs ./src/qa.ts, in words.',
      },
    },
  }));

test('pluginModules lists modules, in the workspace and published', () => {
  expect(pluginModules(manifest)).toEqual(['./src/qa.ts', './src/qa.ts']);
  expect(pluginModules(publishedPluginManifest(manifest))).toEqual(['./src/qa.js', './src/qa.js']);
});
