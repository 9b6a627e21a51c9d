import { runKinds } from '@plumbline/contracts/modes';
import type { RunKind, RunRecord } from '@plumbline/contracts';
import { defineCommand } from '../command/command.ts';

/** `plumb runs`: what the last runs said, without running anything. */
export const runsCommand = defineCommand({
  description: 'Shows the last run of each project and mode, from the run records. Runs nothing.',
  options: {
    projects: { type: 'list', short: 'p', placeholder: 'PROJECT', description: 'Only these projects.' },
    run: { type: 'value', placeholder: 'RUN', choices: runKinds, description: 'Only this kind of run.' },
    summary: { type: 'flag', description: 'Sum up each kind of run, as after a run.' },
  },
  examples: [
    { line: 'plumb runs', effect: 'one line a run' },
    { line: 'plumb runs --summary --run pr', effect: 'the problems of the last pr run, again' },
    { line: 'plumb runs --projects planner --format json', effect: 'the whole records, for a program' },
  ],
  run: async ({ options, host }) => {
    const { findWorkspaceRoot } = await import('../workspace/find-workspace-root.ts');
    const root = findWorkspaceRoot(host.directory);
    if (!root.ok) return root;
    const { readRunRecords, renderSummary, summarize } = await import('@plumbline/qa');
    const { renderRecords } = await import('../runs/render-records.ts');
    const { records, warnings } = await readRunRecords(root.value, {
      projects: options.projects.length === 0 ? undefined : options.projects,
      runs: options.run === undefined ? undefined : [options.run],
    });
    const summaries = byRun(records).map((group) => summarize(group));
    return {
      ok: true,
      data: { records, summaries },
      text:
        options.summary && summaries.length > 0
          ? summaries.flatMap((summary) => [...renderSummary(summary, host.terminal), ''])
          : renderRecords(records),
      warnings,
    };
  },
});

function byRun(records: readonly RunRecord[]): RunRecord[][] {
  const groups = runKinds.map((run: RunKind) => records.filter((record) => record.run === run));
  return groups.filter((group) => group.length > 0);
}
