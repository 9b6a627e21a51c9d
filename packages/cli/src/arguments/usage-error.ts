import { exitCodes, PlumblineError } from '@plumbline/contracts/errors';
import type { UsageProblem } from './usage-problem.ts';

/**
 * Says why a command line cannot be understood, and what was most likely meant.
 *
 * @param problem - What is wrong.
 * @param command - Name of the command it was given to; `undefined` for `plumb` itself.
 * @returns The error, with exit status `usage`.
 */
export async function usageError(problem: UsageProblem, command?: string): Promise<PlumblineError> {
  const suggestion = await meant(problem);
  const { code, ...facts } = problem;
  return new PlumblineError({
    code,
    message: messageOf(problem),
    remedy: [
      ...(suggestion === undefined ? [] : [`Did you mean \`${suggestion}\`?`]),
      remedyOf(problem, command),
    ].join(' '),
    exitCode: exitCodes.usage,
    fields: { ...facts, ...(suggestion !== undefined && { suggestion }) },
  });
}

function messageOf(problem: UsageProblem): string {
  switch (problem.code) {
    case 'COMMAND_UNKNOWN':
      return `There is no command "${problem.given}".`;
    case 'PROJECT_UNKNOWN':
      return `There is no project "${problem.given}".`;
    case 'OPTION_UNKNOWN':
      return `There is no option ${problem.given}.`;
    case 'OPTION_VALUE_MISSING':
      return `${problem.option} needs a value: ${problem.option} ${problem.placeholder}.`;
    case 'OPTION_VALUE_UNEXPECTED':
      return `${problem.option} takes no value, and was given "${problem.given}".`;
    default:
      return messageOfValue(problem);
  }
}

type ValueProblem = Exclude<
  UsageProblem,
  {
    code:
      | 'COMMAND_UNKNOWN'
      | 'PROJECT_UNKNOWN'
      | 'OPTION_UNKNOWN'
      | 'OPTION_VALUE_MISSING'
      | 'OPTION_VALUE_UNEXPECTED';
  }
>;

function messageOfValue(problem: ValueProblem): string {
  switch (problem.code) {
    case 'OPTION_VALUE_INVALID':
      return `${problem.option} was given "${problem.given}"; it takes one of ${problem.known.join(', ')}.`;
    case 'OPTIONS_EXCLUSIVE':
      return `${problem.options.join(' and ')} exclude each other: ${problem.reason}.`;
    case 'ARGUMENT_MISSING':
      return `<${problem.argument}> is missing${oneOf(problem.known)}.`;
    case 'ARGUMENT_INVALID':
      return `<${problem.argument}> was given "${problem.given}"; it is one of ${problem.known.join(', ')}.`;
    case 'ARGUMENT_UNEXPECTED':
      return `"${problem.given}" is one argument too many.`;
  }
}

function oneOf(known: readonly string[]): string {
  return known.length === 0 ? '' : `; it is one of ${known.join(', ')}`;
}

function remedyOf({ code }: UsageProblem, command: string | undefined): string {
  if (code === 'PROJECT_UNKNOWN') return '`npx nx show projects` lists the projects.';
  return command === undefined
    ? '`plumb --help` lists the commands.'
    : `\`plumb ${command} --help\` shows what it takes.`;
}

/* Loaded where something is wrong already: a good start never pays for it. */
async function meant(problem: UsageProblem): Promise<string | undefined> {
  if (!('known' in problem) || !('given' in problem)) return undefined;
  const { closestName } = await import('@plumbline/qa/closest-name');
  const { given, known } = problem;
  if (problem.code !== 'PROJECT_UNKNOWN') return closestName(given, known);
  const near = closestName(given, [...known, ...known.map(withoutScope)]);
  return near && known.find((name) => name === near || withoutScope(name) === near);
}

/** As Nx knows a project too. */
function withoutScope(project: string): string {
  return project.replace(/^.*\//u, '');
}
