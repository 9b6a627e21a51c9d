import type { RunnerTestCase, RunnerTestSuite } from 'vitest';
import type { RecordedTest } from './cassette-path.ts';
import { stepPlaceOf } from './workflow-meta.ts';

type Test = Pick<Readonly<RunnerTestCase>, 'id' | 'file' | 'fullTestName' | 'suite'>;
type Recorded = Pick<Readonly<RunnerTestSuite>, 'id' | 'fullTestName'>;

/**
 * Says whose recording a test plays: its own, or that of the workflow it is a step of.
 *
 * @param task - The test.
 * @returns What names the cassette.
 */
export function recordedPlace(task: Test): RecordedTest {
  const owner: Recorded = stepPlaceOf(task)?.suite ?? task;
  const { fullTestName: name = '' } = owner;
  return { file: task.file.filepath, name, before: sameNameBefore(owner, task.file) };
}

function sameNameBefore({ id, fullTestName }: Recorded, file: Readonly<RunnerTestSuite>): number {
  const same = recordedIn(file).filter((other) => other.fullTestName === fullTestName);
  return Math.max(
    same.findIndex((other) => other.id === id),
    0,
  );
}

function recordedIn(suite: Readonly<RunnerTestSuite>): readonly Recorded[] {
  return suite.tasks.flatMap((task) =>
    task.type === 'suite' && task.meta.workflow === undefined ? recordedIn(task) : [task],
  );
}
