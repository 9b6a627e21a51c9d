import type { RenderContext } from './render-context.ts';
import type { NotRun, Summary } from './summary.ts';
import { wrapText } from './wrap-text.ts';

/**
 * Draws the live tests that did not run, naming what each project lacks.
 *
 * @param summary - What happened.
 * @param context - Width and paint.
 * @returns One block of lines; none where every test ran.
 */
export function renderNotRun({ notRun, tests }: Summary, context: RenderContext): string[][] {
  const [first] = notRun;
  if (first === undefined) return [];
  const { paint, width } = context;
  const required = notRun.some((entry) => entry.required);
  const widest = Math.max(...notRun.map(({ project }) => project.length));
  const mark = required ? paint.bad('✗') : paint.warn('!');
  return [
    [
      `${mark} ${paint.bold('NOT RUN')}${tests.notRun > 0 ? paint.dim(` × ${String(tests.notRun)}`) : ''}`,
      ...notRun.map((entry) => `  ${paint.bold(entry.project.padEnd(widest))}  ${lackOf(entry)}`),
      ...wrapText(`→ ${first.remedy}`, { width, indent: 2 }),
    ],
  ];
}

function lackOf({ variables, message }: NotRun): string {
  if (variables.length === 0) return message;
  return `${variables.join(', ')} ${variables.length > 1 ? 'are' : 'is'} not set`;
}
