import { stat } from 'node:fs/promises';
import {
  planPrune,
  useOfCassettes,
  type CassetteUse,
  type DatedRecording,
  type LastRunFacts,
  type PrunePlan,
  type ShelvedCassette,
} from '@plumbline/cassette/library';
import { readLastRun, readRecordsOfRun } from '@plumbline/qa';
import type { Host } from '../command/host.ts';
import { findNx } from '../nx/find-nx.ts';
import { readTargetNames } from '../nx/target-names.ts';
import { showProjects } from '../nx/show-projects.ts';
import type { Shelf } from './open-shelf.ts';

/**
 * Says which cassettes the tests of the last run used.
 *
 * @param shelf - The workspace.
 * @param host - Starts `nx`, which is asked for the projects there are, where the run may have been a whole one.
 * @returns The cassettes, or why the last run cannot tell.
 */
export async function lastUse({ root }: Shelf, host: Host): Promise<CassetteUse> {
  const run = await readLastRun(root);
  const { records } = run === undefined ? { records: [] } : await readRecordsOfRun(root, run);
  const ran = run?.tasks.map(({ project }) => project);
  const facts: LastRunFacts = { workspaceRoot: root, run, records, projects: ran };
  const use = useOfCassettes(facts);
  if (!use.isWhole) return use;
  return useOfCassettes({ ...facts, projects: await projectsWithTests(root, host) });
}

async function projectsWithTests(root: string, host: Host): Promise<readonly string[] | undefined> {
  const nx = findNx(root);
  if (!nx.ok) return undefined;
  const { qa } = await readTargetNames(root);
  const context = { host, workspaceRoot: root, nx: nx.value, format: 'json' } as const;
  return showProjects([`--with-target=${qa}`], context);
}

/**
 * Plans which cassettes go, by what the last run used.
 *
 * @param shelved - The cassettes.
 * @param use - What a whole run used.
 * @returns The plan.
 */
export async function planByUse(
  shelved: readonly ShelvedCassette[],
  use: Extract<CassetteUse, { isWhole: true }>,
): Promise<PrunePlan> {
  return planPrune(await Promise.all(shelved.map(dated)), use);
}

async function dated(shelved: ShelvedCassette): Promise<DatedRecording> {
  const testFile = 'error' in shelved ? shelved.origin?.testFile : shelved.cassette.testFile;
  const files = [shelved.path, ...(testFile === undefined ? [] : [testFile])];
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return { path: shelved.path, changedAt: Math.max(...times), testFile };
}
