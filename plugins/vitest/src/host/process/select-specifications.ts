import { relative } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import type { ProjectLedger } from '../report/project-ledger.ts';
import { noTestFiles } from '../report/run-problems.ts';
import type { VitestRun } from './run-vitest.ts';

/**
 * Selects the test files to run: of each project those that were asked for and are not proven yet.
 * A project without any is blamed.
 *
 * @param vitest - A Vitest that has run nothing yet.
 * @param run - The run.
 * @returns What to run, projects in the order of their ledgers.
 */
export async function selectSpecifications(
  vitest: Vitest,
  run: Pick<VitestRun, 'ledgers' | 'ledgerOf'>,
): Promise<TestSpecification[]> {
  const all = await vitest.globTestSpecifications();
  const byLedger = Map.groupBy(all, ({ project }) => run.ledgerOf(project));
  const isMeasured = vitest.config.coverage.enabled;
  return run.ledgers.flatMap((ledger) => {
    const proven = isMeasured ? new Set<string>() : ledger.project.proven;
    return selectOf(ledger, proven, byLedger.get(ledger) ?? []);
  });
}

/** Coverage is of all files: those that are proven run again for it. */
function selectOf(
  ledger: ProjectLedger,
  proven: ReadonlySet<string>,
  all: readonly TestSpecification[],
): readonly TestSpecification[] {
  const { files, namePattern } = ledger.project;
  const wanted = all.filter((each) => files === undefined || files.includes(plainPath(ledger, each)));
  if (wanted.length === 0 && !ledger.mayBeEmpty) ledger.blameProject(noTestFiles(ledger.project));
  const open = wanted.filter((each) => !proven.has(ledger.pathOf(each.project.name, each.moduleId)));
  if (namePattern !== undefined) for (const each of open) each.testNamePattern = new RegExp(namePattern);
  return open;
}

function plainPath({ project }: ProjectLedger, { moduleId }: TestSpecification): string {
  return relative(project.root, moduleId).replaceAll('\\', '/');
}
