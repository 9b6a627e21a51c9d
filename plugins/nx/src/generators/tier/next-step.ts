import { posix } from 'node:path';
import type { ProjectConfiguration } from '@nx/devkit';
import type { TargetNames } from '../../plugin-options.ts';
import type { TierOptions } from './tier-options.ts';

/** What the generator left behind. */
export interface TierResult {
  /** The test file, relative to the workspace root. */
  readonly file: string;
  /** Whether it was written just now. */
  readonly isNew: boolean;
  readonly project: Pick<ProjectConfiguration, 'root'>;
  /** Names of the inferred targets. */
  readonly targets: TargetNames;
}

/**
 * Says what to do next with a test.
 *
 * @param options - Options of the generator.
 * @param result - What it left behind.
 * @returns One sentence for people.
 */
export function nextStep(options: TierOptions, { file, isNew, project, targets }: TierResult): string {
  const path = posix.relative(project.root, file);
  const begin = isNew ? `${file} is there.` : `${file} was there already and stays as it is.`;
  switch (options.tier ?? 1) {
    case 1:
      return `${begin} Run it: nx run ${options.project}:${targets.qa} --files ${path}`;
    case 2:
      return `${begin} Record it: nx run ${options.project}:${targets.record} --files ${path}`;
    case 3:
      return `${begin} Run it live: nx run ${options.project}:${targets.live} --files ${path}`;
  }
}
