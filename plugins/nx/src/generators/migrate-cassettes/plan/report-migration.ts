import type { Assignment } from './assign-recordings.ts';
import type { MigrationPlan } from './migration-plan.ts';
import type { PlacedShortfall } from './plan-cassettes.ts';

/**
 * Says what a migration did, and all that it could not do.
 *
 * @param plan - The migration.
 * @param kept - Cassettes and live tests that were there before and stay.
 * @returns Text for people.
 */
export function reportMigration(plan: MigrationPlan, kept: readonly string[]): string {
  const { cassettes, shortfalls, refused } = plan.cassettes;
  const steps = plan.sources.flatMap((source) => source.steps);
  return [
    headline(plan),
    ...section(
      'Cassettes',
      cassettes.map(
        ({ test, exchanges, isComplete }) =>
          `${test.file} > ${test.name}: ${count(exchanges, 'exchange')}${isComplete ? '' : ', not complete'}`,
      ),
    ),
    ...section(
      'Live tests',
      plan.sources.flatMap(({ live }) => live?.file ?? []),
    ),
    ...section('Could not be carried over', [
      ...shortfalls.filter(({ lost }) => lost).map(inWords),
      ...refused.map(({ test, reason }) => `${test}: ${reason}`),
    ]),
    ...section('Carried over, and different', [
      ...shortfalls.filter(({ lost }) => !lost).map(inWords),
      ...sharedRecordings(plan.assignment),
    ]),
    ...section(
      'Recordings of no test',
      plan.assignment.unused.map(({ file, reason }) => `${file}: ${reason}`),
    ),
    ...section('There before, and not replaced (--overwrite replaces cassettes)', kept),
    ...section('Left for you', [
      ...plan.unread,
      ...steps.map(({ file, line, what }) => `${file}:${String(line)}  ${what}`),
    ]),
    'The original recordings stay as they are.',
  ].join('\n');
}

function headline({ recordings, cassettes }: MigrationPlan): string {
  const made = count(cassettes.cassettes.length, 'cassette');
  if (recordings.length === 0)
    return `${made}${cassettes.cassettes.length === 0 ? '; no file holds a recording' : ' from replies in test files'}.`;
  const sources = [...new Set(recordings.map(({ recording }) => recording.source))].join(', ');
  const entries = recordings.reduce((sum, { recording }) => sum + recording.entries, 0);
  return `${made} from ${count(recordings.length, 'recording')} (${sources}) with ${entries === 1 ? '1 entry' : `${String(entries)} entries`}.`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

/** What several tests share is copied to each: they are told of what they do not ask for. */
function sharedRecordings({ uses }: Assignment): readonly string[] {
  const files = [...new Set(uses.map(({ found }) => found.file))];
  return files.flatMap((file) => {
    const tests = uses.filter(({ found }) => found.file === file).length;
    return tests === 1 ? [] : [`${file}: whole in the cassette of each of its ${String(tests)} tests`];
  });
}

function inWords({ place, request, reason }: PlacedShortfall): string {
  return `${place}${request === '' ? '' : ` (${request})`}: ${reason}`;
}

function count(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}
