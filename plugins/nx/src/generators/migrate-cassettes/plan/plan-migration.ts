import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { parseWorkspaceConfiguration, workspaceConfigurationFile } from '@plumbline/qa';
import type { WorkspaceConfiguration } from '@plumbline/contracts';
import type { ConfigurationParser } from '../../vitest-configuration/with-plumbline.ts';
import type { MigrateOptions } from '../migrate-options.ts';
import type { TestSource } from '../source/find-owners.ts';
import { parseSource } from '../source/parsed-source.ts';
import { assignRecordings } from './assign-recordings.ts';
import { findRecordings, isWanted } from './find-recordings.ts';
import type { MigrationPlan } from './migration-plan.ts';
import { planCassettes, type CassettePlan } from './plan-cassettes.ts';
import { planSource, readTests, type SourcePlan } from './plan-sources.ts';
import { readGoldenPaths } from './read-golden-paths.ts';
import { readRequestHeaders } from './read-request-headers.ts';
import { readSaidOwners } from './read-said-owners.ts';

/** Where a migration takes place. */
export interface MigrationScene {
  readonly tree: Tree;
  /** Root of the project, relative to the workspace root. */
  readonly projectRoot: string;
  /** Vite's `parseSync`; absent where it is not installed: then sources are neither read nor changed. */
  readonly parse: ConfigurationParser | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Plans a migration. Reads the workspace and writes nothing.
 *
 * @param options - As in schema.json.
 * @param scene - The workspace and the project.
 * @returns The plan.
 * @throws PlumblineError for options that cannot be read or name what is not there, and for an invalid plumbline.json.
 */
export function planMigration(options: MigrateOptions, scene: MigrationScene): MigrationPlan {
  const { tree, projectRoot } = scene;
  const requestHeaders = readRequestHeaders(options.requestHeaders ?? []);
  const globs = options.files ?? [];
  const recordings = findRecordings(tree, { projectRoot, globs, requestHeaders });
  const { sources, unread } = readSources(scene);
  const said = readSaidOwners(options, { tree, projectRoot, recordings, sources });
  const assignment = assignRecordings(recordings, sources, said);
  const cassettes = planCassettes({
    uses: assignment.uses,
    sources: sources.filter(({ source }) => isWanted(source.file, { projectRoot, globs })),
    context: { requestHeaders },
    settings: cassetteSettings(tree),
    environment: scene.environment,
  });
  return {
    recordings,
    assignment,
    cassettes,
    sources: planSources(options, scene, { sources, cassettes }),
    unread,
  };
}

interface ReadSources {
  readonly sources: readonly TestSource[];
  readonly unread: readonly string[];
}

function readSources({ tree, projectRoot, parse }: MigrationScene): ReadSources {
  if (parse === undefined) {
    return {
      sources: [],
      unread: [
        'Vite 8 is not installed to read test files: say with --map which test a recording belongs to',
      ],
    };
  }
  const files: string[] = [];
  visitNotIgnoredFiles(tree, projectRoot, (file) => {
    if (/\.(?:test|spec)\.[cm]?[jt]sx?$/u.test(file) && !file.includes('node_modules/')) files.push(file);
  });
  const read = files.toSorted().map((file) => ({
    file,
    source: readTests(parseSource(file, tree.read(file, 'utf-8') ?? '', parse)),
  }));
  return {
    sources: read.flatMap(({ source }) => source ?? []),
    unread: read.flatMap(({ file, source }) => (source === undefined ? [`${file} cannot be parsed`] : [])),
  };
}

function cassetteSettings(tree: Tree): WorkspaceConfiguration['cassettes'] {
  const text = tree.read(workspaceConfigurationFile, 'utf-8') ?? '{ "schemaVersion": 1 }';
  const configuration = parseWorkspaceConfiguration(text);
  if (!configuration.ok) throw configuration.error;
  return configuration.value.cassettes;
}

function planSources(
  { editTests = true, keepLive = false, goldenPaths: said = [], credentials = [] }: MigrateOptions,
  { parse }: MigrationScene,
  { sources, cassettes }: { readonly sources: readonly TestSource[]; readonly cassettes: CassettePlan },
): readonly SourcePlan[] {
  const goldenPaths = readGoldenPaths(said, cassettes.cassettes);
  if (parse === undefined || !editTests) return [];
  const files = new Set(cassettes.cassettes.map(({ test }) => test.file));
  return sources
    .filter(({ source }) => files.has(source.file))
    .map((source) =>
      planSource(source, { parse, cassettes: cassettes.cassettes, keepLive, goldenPaths, credentials }),
    );
}
