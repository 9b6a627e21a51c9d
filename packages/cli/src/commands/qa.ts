import { httpModes, runModes, type HttpMode, type RunMode } from '@plumbline/contracts/modes';
import { usageError } from '../arguments/usage-error.ts';
import { defineCommand } from '../command/command.ts';
import { planQa, planRecord } from '../nx/nx-run.ts';

const projectsAndAffected = {
  code: 'OPTIONS_EXCLUSIVE',
  options: ['--projects', '--affected'],
  reason: 'the one names projects, the other finds them',
} as const;

const modeAndHttp = {
  code: 'OPTIONS_EXCLUSIVE',
  options: ['--mode', '--http'],
  reason: 'the modes are runs over recordings, and only pr has a counterpart without',
} as const;

/** `plumb qa`: the main job. */
export const qaCommand = defineCommand({
  description:
    'Runs the tests of a mode over recorded HTTP: `nx run-many -t qa`, and for a nightly then the live tests, beside no other test.',
  options: {
    mode: {
      type: 'value',
      short: 'm',
      placeholder: 'MODE',
      choices: runModes,
      default: 'pr',
      description: 'What to cover.',
    },
    http: {
      type: 'value',
      placeholder: 'HTTP',
      choices: httpModes,
      default: 'playback',
      description: 'How requests are answered; all but playback is one test at a time, and never cached.',
    },
    affected: { type: 'flag', description: 'Only projects that a change can affect.' },
    base: {
      type: 'value',
      placeholder: 'REVISION',
      description: 'Revision that the change is counted from; implies --affected.',
    },
    projects: { type: 'list', short: 'p', placeholder: 'PROJECT', description: 'Only these projects.' },
    update: {
      type: 'flag',
      description: 'Write snapshots anew where they differ or are missing; never from the cache.',
    },
    'skip-cache': { type: 'flag', description: 'Run also what the cache knows to pass.' },
    'dry-run': { type: 'flag', description: 'Say what would be run, and run nothing.' },
  },
  examples: [
    { line: 'plumb qa', effect: 'tier1 and tier2 of every project, what is unchanged from the cache' },
    { line: 'plumb qa --mode quick', effect: 'the curated handful' },
    { line: 'plumb qa --base origin/main', effect: 'only what the branch can affect' },
    { line: 'plumb qa --projects cart --update', effect: 'write the snapshots of one project anew' },
    { line: 'plumb qa --http live', effect: 'the tests of pr against the real services; writes nothing' },
    { line: 'plumb qa --mode nightly', effect: 'everything, then the live tests one at a time' },
  ],
  run: async ({ options, host, format }) => {
    const { mode, base, projects, update, http } = options;
    const affected = options.affected || base !== undefined;
    const exclusive = conflict({ affected, projects, mode, http });
    if (exclusive !== undefined) return { ok: false, error: await usageError(exclusive, 'qa') };
    const { runPlan } = await import('../nx/run-plan.ts');
    const selection = { base, projects, affected, update };
    const outcome = await runPlan({
      host,
      format,
      dryRun: options['dry-run'],
      projects,
      runs: (targets) =>
        http === 'playback'
          ? planQa({ ...selection, mode, targets, skipCache: options['skip-cache'] })
          : [planRecord({ ...selection, httpMode: http, allowInCi: false, targets })],
    });
    if (options['dry-run']) return outcome;
    const { withStale } = await import('../cassettes/with-stale.ts');
    return withStale(outcome, host);
  },
});

interface Choice {
  readonly affected: boolean;
  readonly projects: readonly string[];
  readonly mode: RunMode;
  readonly http: HttpMode;
}

function conflict({
  affected,
  projects,
  mode,
  http,
}: Choice): typeof projectsAndAffected | typeof modeAndHttp | undefined {
  if (affected && projects.length > 0) return projectsAndAffected;
  return mode !== 'pr' && http !== 'playback' ? modeAndHttp : undefined;
}
