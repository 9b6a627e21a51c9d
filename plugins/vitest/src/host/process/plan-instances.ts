import type { SharedProject } from './run-instance.ts';

/** One Vitest instance to run. */
export interface Instance {
  readonly projects: readonly SharedProject[];
  readonly workers: number;
}

/**
 * Plans which Vitest instances of this process run which projects.
 *
 * Projects that keep their isolation share one. Of those that gave it up, a worker runs all files of a
 * project; where several workers of one instance take turns at many such projects, each project
 * starts a worker of each. So they are dealt out to instances of one worker each, side by side.
 *
 * @param projects - The projects that share this process.
 * @param workers - Most test files at the same time.
 * @returns Rounds, one after the other; the instances of a round run at the same time.
 */
export function planInstances(
  projects: readonly SharedProject[],
  workers: number,
): readonly (readonly Instance[])[] {
  const gaveUp = projects.filter(({ config }) => config.test?.isolate === false);
  if (gaveUp.length < workers * 2) return round([{ projects, workers }]);
  const kept = projects.filter(({ config }) => config.test?.isolate !== false);
  const hands = Array.from({ length: workers }, (_, hand) => ({
    projects: gaveUp.filter((_project, index) => index % workers === hand),
    workers: 1,
  }));
  return [...round([{ projects: kept, workers }]), ...round(hands)];
}

function round(instances: readonly Instance[]): readonly (readonly Instance[])[] {
  const some = instances.filter(({ projects }) => projects.length > 0);
  return some.length === 0 ? [] : [some];
}
