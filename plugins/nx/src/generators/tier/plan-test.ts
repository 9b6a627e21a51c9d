import { joinPathFragments, type ProjectConfiguration } from '@nx/devkit';
import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import { tagsConflict } from '@plumbline/contracts/modes';
import type { TierOptions } from './tier-options.ts';
import { testSource } from './test-source.ts';

/** A test file that is to be written. */
export interface PlannedTest {
  /** Relative to the workspace root. */
  readonly file: string;
  readonly source: string;
}

/** What the project looks like, as far as the plan depends on it. */
export interface ProjectLook {
  readonly project: Pick<ProjectConfiguration, 'root' | 'sourceRoot'>;
  /** Whether a folder `src` is there. */
  readonly hasSourceFolder: boolean;
  readonly usesTypeScript: boolean;
}

/** What stands between the name and `.test`: it tells tests of one name apart. */
const infixes = { 1: '', 2: '.recorded', 3: '.live' } as const;

/**
 * Plans the test of a tier.
 *
 * @param options - As in schema.json.
 * @param look - The project.
 * @returns The file and its source.
 * @throws PlumblineError `TAGS_CONFLICT` for a quick test of tier 3, `TEST_NAME_INVALID` for a
 *   name that makes no file name inside the project.
 */
export function planTest(options: TierOptions, look: ProjectLook): PlannedTest {
  const { tier = 1, quick = false } = options;
  const tags = [`tier${String(tier)}`, ...(quick ? ['quick'] : [])];
  if (tagsConflict(tags)) throw conflict();
  const { usesTypeScript: isTypeScript } = look;
  const name = `${fileName(options.name)}${infixes[tier]}.test.${isTypeScript ? 'ts' : 'js'}`;
  return {
    file: joinPathFragments(folder(look), name),
    source: testSource({ ...options, tier, tags, isTypeScript }),
  };
}

function folder({ project, hasSourceFolder }: ProjectLook): string {
  if (project.sourceRoot !== undefined) return project.sourceRoot;
  return hasSourceFolder ? joinPathFragments(project.root, 'src') : project.root;
}

function fileName(name: string): string {
  const segments = name.split('/').map((segment) =>
    segment
      .trim()
      .replace(/(?<lower>[a-z\d])(?<upper>[A-Z])/gu, '$<lower>-$<upper>')
      .toLowerCase()
      .replace(/[^a-z\d]+/gu, '-')
      .replace(/^-|-$/gu, ''),
  );
  if (segments.includes('')) throw invalidName(name);
  return segments.join('/');
}

function conflict(): PlumblineError {
  return new PlumblineError({
    code: 'TAGS_CONFLICT',
    message: 'A test of tier 3 is live, and a quick test promises recordings: it cannot be both.',
    remedy: 'Leave out --quick, or choose tier 1 or 2.',
    exitCode: exitCodes.invalidTags,
  });
}

function invalidName(name: string): PlumblineError {
  return new PlumblineError({
    code: 'TEST_NAME_INVALID',
    message: `"${name}" makes no file name: every part of it needs a letter or a digit.`,
    remedy: 'Name the test in words, such as "retry" or "planner/retry after failure".',
    exitCode: exitCodes.invalidInput,
    fields: { name },
  });
}
