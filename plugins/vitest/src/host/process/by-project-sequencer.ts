import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Keeps the files of a project together, projects with most files first, so that each
 * project ends early, and workers that may be shared by a project's files are.
 * Within a project the order is Vitest's own: failed first, then slow, then large.
 */
export class ByProjectSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const byProject = Map.groupBy(sorted, ({ project }) => project.name);
    return [...byProject.values()].sort((a, b) => b.length - a.length).flat();
  }
}
