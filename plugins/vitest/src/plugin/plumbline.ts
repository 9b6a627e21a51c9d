import { testTags } from '@plumbline/contracts/modes';
import type { Plugin } from 'vitest/config';
import type { TestTagDefinition } from 'vitest';
import type { InlineConfig } from 'vitest/node';
import type { ProjectHttp } from '../worker/worker-orders.ts';
import { defaultOrders } from './default-orders.ts';
import { inWords } from './in-words.ts';
import { RemedyReporter } from './remedy-reporter.ts';
import { setUpFile } from './set-up-file.ts';

/** Name of the plugin, by which a run sees that a configuration has it already. */
export const pluginName = 'plumbline';

/** What a project says to the plugin; all of it is optional. */
export interface PlumblineOptions {
  /**
   * Whether the HTTP of tests is intercepted: recorded, played back, or refused. True where it is left out;
   * false is for projects whose tests are about HTTP itself.
   */
  readonly interceptHttp?: boolean;
  /** Hosts, as `host` or `host:port`, that tests may reach in playback, such as servers they start as processes. */
  readonly allowHosts?: readonly string[];
}

/**
 * The Vite plugin that gives a project's tests their tags and recordings.
 * The targets `qa`, `live` and `record` bring it along; a configuration lists it
 * so that plain `vitest` works the same. Servers that a test file starts in its own process
 * are always reached.
 *
 * @param options - What the project says.
 * @returns The plugin, for `plugins` of a Vitest configuration.
 */
export function plumbline(options: PlumblineOptions = {}): Plugin {
  return {
    name: pluginName,
    config: ({ root, test = {} }) => ({
      test: {
        tags: missingTags(test.tags),
        setupFiles: missingSetUp(test.setupFiles),
        provide: {
          plumbline: inWords(() => defaultOrders(test.root ?? root ?? process.cwd(), process.env)),
          plumblineHttp: projectHttp(options),
        },
      },
    }),
    configureVitest: ({ vitest: { config } }) => {
      if (config.reporters.some((present) => present instanceof RemedyReporter)) return;
      config.reporters.unshift(new RemedyReporter());
    },
  };
}

function projectHttp({ interceptHttp = true, allowHosts = [] }: PlumblineOptions): ProjectHttp {
  return { intercept: interceptHttp, allowHosts };
}

/**
 * Finds our tags that a configuration lacks.
 *
 * @param present - The tags it registers.
 * @returns Those to add.
 */
export function missingTags(present: InlineConfig['tags'] = []): TestTagDefinition[] {
  const known = new Set(present.map(({ name }) => name));
  return testTags.filter(({ name }) => !known.has(name)).map((tag) => ({ ...tag }));
}

/**
 * Finds whether a configuration lacks our set-up file.
 *
 * @param present - The set-up files it lists.
 * @returns The file to add, or nothing.
 */
export function missingSetUp(present: InlineConfig['setupFiles'] = []): string[] {
  return [present].flat().includes(setUpFile) ? [] : [setUpFile];
}
