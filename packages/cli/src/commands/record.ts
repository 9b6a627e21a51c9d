import { defineCommand } from '../command/command.ts';
import { planRecord } from '../nx/nx-run.ts';

/** `plumb record`: makes the recordings that `qa` plays back. */
export const recordCommand = defineCommand({
  description:
    'Runs tests against the real services and keeps their answers as recordings, one test at a time in the whole workspace. A failed test records nothing.',
  argument: {
    name: 'project',
    description: 'Project to record; all where absent.',
    required: false,
    several: true,
  },
  options: {
    missing: { type: 'flag', description: 'Keep what is recorded; record only what no recording answers.' },
    'allow-in-ci': { type: 'flag', description: 'Record although the variable CI is set.' },
    'dry-run': { type: 'flag', description: 'Say what would be run, and run nothing.' },
  },
  examples: [
    { line: 'plumb record planner', effect: 'the recordings of one project, anew' },
    { line: 'plumb record planner --missing', effect: 'only what is not recorded yet' },
  ],
  run: async ({ options, arguments: projects, host, format }) => {
    const { runPlan } = await import('../nx/run-plan.ts');
    return runPlan({
      host,
      format,
      dryRun: options['dry-run'],
      projects,
      runs: (targets) => [
        planRecord({
          projects,
          affected: false,
          base: undefined,
          update: false,
          httpMode: options.missing ? 'record-missing' : 'record',
          allowInCi: options['allow-in-ci'],
          targets,
        }),
      ],
    });
  },
});
