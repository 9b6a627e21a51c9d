import { posix } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { runRecordPath } from '@plumbline/qa/run-record-path';
import type { TargetNames } from '../plugin-options.ts';
import type { TargetInputs } from './cache-inputs.ts';

const descriptions = {
  qa: 'Runs the tests of a mode (quick, pr, nightly) over recorded HTTP.',
  live: 'Runs the live tests (tier3) against real services, one at a time. Never cached.',
  record: 'Records the HTTP that tests make, one test at a time. Never cached.',
  check: 'Checks the recordings: valid, ordered, used, fresh, without secrets. Never cached: they age.',
  refresh: 'Records what is stale or due anew, one test at a time. Never cached.',
} as const;

/** What the targets of one project are made of. */
export interface ProjectTargetFacts {
  /** Name of the project. */
  readonly project: string;
  /** Names of the targets. */
  readonly names: TargetNames;
  /** What the outcome of the project's tests depends on. */
  readonly inputs: TargetInputs;
}

/**
 * Describes the targets of a project with a Vitest configuration.
 *
 * @param facts - The project, the names of its targets, and their inputs.
 * @returns The targets, by name.
 */
export function projectTargets(facts: ProjectTargetFacts): Record<string, TargetConfiguration> {
  return {
    [facts.names.qa]: qaTarget(facts),
    [facts.names.live]: serialTarget('live', facts),
    [facts.names.record]: serialTarget('record', facts),
    'cassette-check': cassetteTarget('check', facts),
    'cassette-refresh': cassetteTarget('refresh', facts),
  };
}

/** Each mode keeps a record of its own: to restore one mode's result must not remove another's. */
function qaTarget({ project, inputs }: ProjectTargetFacts): TargetConfiguration {
  return {
    executor: '@plumbline/nx:qa',
    cache: true,
    options: { mode: 'pr' },
    configurations: {
      quick: { mode: 'quick' },
      pr: { mode: 'pr' },
      nightly: { mode: 'nightly' },
    },
    defaultConfiguration: 'pr',
    inputs,
    outputs: [`${recordFolder(project)}/{options.mode}.json`, `${coverageFolder(project)}/{options.mode}`],
    metadata: { technologies: ['vitest'], description: descriptions.qa },
  };
}

/** Inputs stand here too, though nothing is cached: `nx affected` selects by them. */
function serialTarget(kind: 'live' | 'record', { project, inputs }: ProjectTargetFacts): TargetConfiguration {
  return {
    executor: `@plumbline/nx:${kind}`,
    cache: false,
    parallelism: false,
    inputs,
    outputs: [runRecordPath({ workspaceRoot: '{workspaceRoot}', project, run: kind })],
    metadata: { technologies: ['vitest'], description: descriptions[kind] },
  };
}

/** `plumb` does the work. Two refreshes at a time would refuse each other; a check is beside no other task's way. */
function cassetteTarget(kind: 'check' | 'refresh', { inputs }: ProjectTargetFacts): TargetConfiguration {
  return {
    command: `plumb cassette ${kind} "{projectRoot}"`,
    cache: false,
    parallelism: kind === 'check',
    inputs,
    metadata: { technologies: ['vitest'], description: descriptions[kind] },
  };
}

function recordFolder(project: string): string {
  return posix.dirname(runRecordPath({ workspaceRoot: '{workspaceRoot}', project, run: 'pr' }));
}

function coverageFolder(project: string): string {
  return recordFolder(project).replace('/runs/', '/coverage/');
}
