import type { UserConfig } from 'vite';
import type { InlineConfig } from 'vitest/node';
import { isChange, type EnvironmentChange } from './own-surroundings.ts';

/** A reason to run a project in a process of its own, or undefined where it can share one. */
type Rule = (project: Candidate) => string | undefined;

interface Candidate {
  readonly config: UserConfig;
  readonly test: InlineConfig;
  readonly change: EnvironmentChange;
}

/** Options that Vitest takes from the root of a run alone: in a shared process a project's own would be lost. */
const wholeRunOptions = [
  'onConsoleLog',
  'onStackTrace',
  'onUnhandledError',
  'dangerouslyIgnoreUnhandledErrors',
  'shard',
  'snapshotFormat',
  'resolveSnapshotPath',
  'snapshotSerializers',
  'teardownTimeout',
  'testNamePattern',
  'silent',
  'bail',
  'outputFile',
  'inspect',
  'inspectBrk',
  'attachmentsDir',
  'vmMemoryLimit',
  'experimental',
] as const;

const rules: readonly Rule[] = [
  ({ test }) => (test.projects === undefined ? undefined : 'it declares `projects` of its own'),
  ({ test }) => (test.browser?.enabled === true ? 'it runs in browser mode' : undefined),
  ({ test }) => (test.typecheck?.enabled === true ? 'it checks types' : undefined),
  ({ test }) => poolReason(test.pool),
  ({ test }) =>
    test.maxWorkers === undefined && test.fileParallelism !== false
      ? undefined
      : 'it sets its own number of workers',
  ({ test }) =>
    test.globalSetup === undefined ? undefined : 'it has a `globalSetup`, which runs in the main process',
  ({ test }) => (test.sequence === undefined ? undefined : 'it sets its own `sequence`'),
  ({ test }) => (test.coverage?.enabled === true ? 'it measures coverage' : undefined),
  ({ test }) => wholeRunOption(test),
  ({ test }) => reportersReason(test.reporters),
  ({ config }) => defineReason(config),
  ({ change }) => (isChange(change) ? 'its configuration changes environment variables' : undefined),
];

/**
 * Says why a project cannot share a Vitest process with others, if it cannot.
 *
 * @param config - The project's own configuration.
 * @param change - What evaluating it changed in `process.env`.
 * @returns The reason, as the end of a sentence, or undefined.
 */
export function apartReason(config: UserConfig, change: EnvironmentChange): string | undefined {
  const candidate = { config, test: config.test ?? {}, change };
  for (const rule of rules) {
    const reason = rule(candidate);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function poolReason(pool: InlineConfig['pool']): string | undefined {
  if (pool === undefined || pool === 'forks') return undefined;
  if (typeof pool !== 'string') return 'it brings a pool of its own';
  return `its pool is ${pool}, whose workers share the working directory of their process`;
}

/** Reporters that print and do nothing else: a run of ours prints by itself. */
const printing = new Set(['default', 'verbose', 'dot', 'tree', 'minimal', 'agent', 'hanging-process']);

function reportersReason(reporters: InlineConfig['reporters']): string | undefined {
  const names = [reporters ?? []]
    .flat()
    .map((reporter) => (Array.isArray(reporter) ? reporter[0] : reporter));
  const writes = names.some((name) => typeof name !== 'string' || !printing.has(name));
  return writes ? 'its `reporters` do more than print' : undefined;
}

function wholeRunOption(test: InlineConfig): string | undefined {
  const option = wholeRunOptions.find((name) => name in test);
  return option === undefined ? undefined : `it sets \`${option}\`, which Vitest takes for a whole run`;
}

function defineReason(config: UserConfig): string | undefined {
  const names = Object.keys({ ...config.define, ...config.test?.env });
  const name = names.find((key) => key.startsWith('process.env.') || key.startsWith('import.meta.env.'));
  return name === undefined ? undefined : `it defines \`${name}\`, which Vitest sets for the whole process`;
}
