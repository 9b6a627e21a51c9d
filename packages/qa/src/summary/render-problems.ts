import { stripVTControlCharacters } from 'node:util';
import { isNotRun } from './find-not-run.ts';
import { isOverBudget } from './find-over-budget.ts';
import type { RenderContext } from './render-context.ts';
import type { Summary, SummaryProblem } from './summary.ts';
import { wrapText } from './wrap-text.ts';

const shownOfEach = 5;
const messageLines = 4;

/**
 * Draws problems and warnings, those of one code and remedy together, so that the
 * remedy is said once. Missing credentials and budgets have blocks of their own.
 *
 * @param summary - What happened.
 * @param context - Width and paint.
 * @returns Blocks of lines, warnings first: what matters most stands last.
 */
export function renderProblems({ problems, warnings }: Summary, context: RenderContext): string[][] {
  return [
    ...renderGroups(warnings, context.paint.warn('!'), context),
    ...renderGroups(problems, context.paint.bad('✗'), context),
  ];
}

function renderGroups(problems: readonly SummaryProblem[], mark: string, context: RenderContext): string[][] {
  const groups = Map.groupBy(
    problems.filter((problem) => !isNotRun(problem) && !isOverBudget(problem)),
    ({ code, remedy }) => `${code}\n${remedy}`,
  );
  return [...groups.values()].map((group) => renderGroup(group, mark, context));
}

function renderGroup(group: readonly SummaryProblem[], mark: string, context: RenderContext): string[] {
  const { code = '', remedy = '' } = group[0] ?? {};
  const times = group.length > 1 ? context.paint.dim(` × ${String(group.length)}`) : '';
  const [firstLine = '', ...moreLines] = wrapText(remedy, { width: context.width, indent: 4 });
  return [
    `${mark} ${context.paint.bold(code)}${times}`,
    ...renderEach(group.slice(0, shownOfEach), context),
    ...renderRest(group.length - shownOfEach, context),
    `  ${context.paint.dim('→')} ${firstLine.trimStart()}`,
    ...moreLines,
  ];
}

/** What several have in common, as one file that is wrong for all, is said once, below them. */
function renderEach(shown: readonly SummaryProblem[], context: RenderContext): string[] {
  return shown.flatMap((problem, index) => [
    renderPlace(problem, context),
    ...(shown[index + 1]?.message === problem.message ? [] : renderMessage(problem, context)),
  ]);
}

function renderPlace(problem: SummaryProblem, { paint }: RenderContext): string {
  const place = [problem.file, problem.test?.split(' > ').join(' › ')].filter((part) => part !== undefined);
  const where = [paint.bold(problem.project), place.join(' › ')].filter((part) => part !== '').join('  ');
  return `  ${where}`;
}

function renderMessage({ message }: SummaryProblem, { width }: RenderContext): string[] {
  return wrapText(firstParagraph(message), { width, indent: 4, lines: messageLines });
}

/* Differences and stacks follow it; the test tool has shown them in full. */
function firstParagraph(message: string): string {
  return (
    stripVTControlCharacters(message)
      .trimStart()
      .split(/\n\s*\n/u, 1)[0] ?? ''
  );
}

function renderRest(count: number, { paint }: RenderContext): string[] {
  return count > 0 ? [paint.dim(`  … and ${String(count)} more in .plumbline/runs/`)] : [];
}
