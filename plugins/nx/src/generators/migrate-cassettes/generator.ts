import { formatFiles, logger, readProjectConfiguration, type Tree } from '@nx/devkit';
import {
  configurationAdvice,
  loadParser,
  registerPlumbline,
} from '../vitest-configuration/register-plumbline.ts';
import { withRemedy } from '../with-remedy.ts';
import type { MigrateOptions } from './migrate-options.ts';
import type { MigrationPlan } from './plan/migration-plan.ts';
import { planMigration } from './plan/plan-migration.ts';
import { reportMigration } from './plan/report-migration.ts';

/**
 * Turns recordings of nock, Polly, undici's SnapshotAgent and browsers into cassettes, takes the set-up of these tools
 * out of the tests, and reports what it could not carry over. The recordings stay.
 *
 * @param tree - The workspace.
 * @param options - As in schema.json.
 * @throws PlumblineError `MIGRATION_OPTION_INVALID`, `MIGRATION_TEST_UNKNOWN`, `MIGRATION_RECORDING_UNKNOWN`,
 * `CONFIGURATION_INVALID`; Nx's own error for an unknown project.
 */
export function migrateCassettesGenerator(tree: Tree, options: MigrateOptions): Promise<void> {
  return withRemedy(() => migrate(tree, options));
}

async function migrate(tree: Tree, options: MigrateOptions): Promise<void> {
  const { root } = readProjectConfiguration(tree, options.project);
  const parse = await loadParser();
  const plan = planMigration(options, { tree, projectRoot: root, parse, environment: process.env });
  const isAny = plan.cassettes.cassettes.length > 0;
  const advice = isAny ? configurationAdvice(await registerPlumbline(tree, root)) : undefined;
  const keptTests = writeSources(tree, plan);
  // Formatted before the cassettes are there: they are written as recordings are.
  if (options.skipFormat !== true) await formatFiles(tree);
  const keptCassettes = writeCassettes(tree, plan, options.overwrite ?? false);
  logger.info(reportMigration(plan, [...keptTests, ...keptCassettes]));
  if (advice !== undefined) logger.info(advice);
}

function writeSources(tree: Tree, { sources }: MigrationPlan): readonly string[] {
  for (const { file, text } of sources) if (text !== undefined) tree.write(file, text);
  const copies = sources.flatMap(({ live }) => live ?? []);
  const kept = copies.filter(({ file }) => tree.exists(file)).map(({ file }) => file);
  for (const { file, text } of copies) if (!kept.includes(file)) tree.write(file, text);
  return kept;
}

function writeCassettes(tree: Tree, { cassettes }: MigrationPlan, overwrite: boolean): readonly string[] {
  const kept: string[] = [];
  for (const { test, files } of cassettes.cassettes) {
    const before = tree.read(files.path);
    if (before !== null && !overwrite) {
      if (!before.equals(files.cassette)) kept.push(files.path);
      continue;
    }
    // By the source as it is now: the recording goes stale when it changes from here on.
    const timing = files.timing(tree.read(test.file, 'utf-8') ?? undefined);
    tree.write(files.path, files.cassette);
    tree.write(timing.path, timing.text);
  }
  return kept;
}
