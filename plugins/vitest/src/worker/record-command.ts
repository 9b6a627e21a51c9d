import { relative, sep } from 'node:path';
import type { WorkerOrders } from './worker-orders.ts';

/** Which test is to be recorded again. */
export interface RecordedTest {
  /** Absolute path of its file. */
  readonly file: string;
  /** Names of its suites and its own; undefined for the whole file. */
  readonly names: readonly string[] | undefined;
}

/**
 * Writes the command that records one test again, and no other.
 *
 * @param orders - The command that records all of the project, and where the project is.
 * @param test - The test.
 * @returns A command for a shell, to be run in the workspace; under plain Vitest, in the project.
 */
export function recordCommand(
  {
    recordCommand: all,
    project,
    projectRoot,
  }: Pick<WorkerOrders, 'recordCommand' | 'project' | 'projectRoot'>,
  { file, names }: RecordedTest,
): string {
  const path = relative(projectRoot, file).split(sep).join('/');
  const files = project === '' ? quoted(path) : `--files=${quoted(path)}`;
  const pattern =
    names === undefined ? '' : ` --testNamePattern=${quoted(`^${names.map(escaped).join(between)}$`)}`;
  return `${all} ${files}${pattern}`;
}

/** Vitest has " > " between names; shells of their own have other ideas of it. */
const between = '.{1,3}';

/** What a regular expression would read as more than itself; quotes and `$` would need more than one shell's rules. */
function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/['"`!%\r\n]/g, '.');
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text}'`;
}
