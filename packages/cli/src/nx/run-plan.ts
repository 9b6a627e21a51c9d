import type { PlumblineError } from '@plumbline/contracts/errors';
import { readWorkspaceConfiguration } from '@plumbline/qa';
import type { Format } from '../arguments/requested-format.ts';
import type { Host } from '../command/host.ts';
import type { Outcome } from '../command/outcome.ts';
import { findWorkspaceRoot } from '../workspace/find-workspace-root.ts';
import { usageError } from '../arguments/usage-error.ts';
import { conclude } from './conclude.ts';
import { findNx } from './find-nx.ts';
import { findWriteFailure } from './find-write-failure.ts';
import { findUnknownProject } from './find-unknown-project.ts';
import type { NxRun } from './nx-run.ts';
import { runNx, type NxContext, type NxResult } from './run-nx.ts';
import { readTargetNames, type TargetNames } from './target-names.ts';

/** What to run, once the names of the targets are known. */
export interface Plan {
  readonly host: Host;
  readonly format: Format;
  /** Whether to say what would be run, and run nothing. */
  readonly dryRun: boolean;
  /** Projects that were asked for, names or patterns; none where all are meant. */
  readonly projects: readonly string[];
  readonly runs: (targets: TargetNames) => readonly NxRun[];
}

/**
 * Runs `nx` commands one after the other, in the workspace that the user is in. An invalid
 * `plumbline.json` ends it before anything runs.
 *
 * @param plan - What to run.
 * @returns What all of them did.
 * Side effects: those of the commands.
 */
export async function runPlan({ host, format, dryRun, projects, runs }: Plan): Promise<Outcome> {
  const root = findWorkspaceRoot(host.directory);
  if (!root.ok) return root;
  const configuration = await readWorkspaceConfiguration(root.value);
  if (!configuration.ok) return configuration;
  const planned = runs(await readTargetNames(root.value));
  if (dryRun) return describePlan(planned);
  const nx = findNx(root.value);
  if (!nx.ok) return nx;
  const startedAt = host.now();
  const context = { host, format, workspaceRoot: root.value, nx: nx.value };
  const results = await runAll(planned, context);
  const wallMs = host.now() - startedAt;
  return conclude(results, {
    host,
    wallMs,
    misnomer: await misnomer(projects, results, context),
    writeFailure: results.some(leftTooLittle) ? await findWriteFailure(root.value) : undefined,
  });
}

function describePlan(planned: readonly NxRun[]): Outcome {
  return {
    ok: true,
    data: { commands: planned.map(({ run: _, ...command }) => command) },
    text: planned.map(commandLine),
  };
}

function commandLine({ arguments: words, environment = {} }: NxRun): string {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return [...variables, 'nx', ...words].join(' ');
}

async function runAll(planned: readonly NxRun[], context: NxContext): Promise<NxResult[]> {
  const results: NxResult[] = [];
  for (const run of planned) {
    if (context.host.signal.aborted) break;
    results.push(await runNx(run, context));
  }
  return results;
}

async function misnomer(
  projects: readonly string[],
  results: readonly NxResult[],
  context: NxContext,
): Promise<PlumblineError | undefined> {
  if (context.host.signal.aborted || results.some(({ ok }) => !ok)) return undefined;
  const unknown = await findUnknownProject(projects, results, context);
  return unknown && (await usageError({ code: 'PROJECT_UNKNOWN', ...unknown }));
}

/** Where `nx` failed and what ran left no record, the disk may be the cause. */
function leftTooLittle({ ok, records, withoutRecord }: NxResult): boolean {
  return !ok && (records.length === 0 || withoutRecord.length > 0);
}
