/** One line of the table: how often better (or worse) than what it is measured against. */
export interface Row {
  readonly what: string;
  readonly against: string;
  readonly ratio: string;
  readonly goal: string;
  readonly figures: string;
}

/**
 * Writes rows as a table that reads well as text and as Markdown.
 *
 * @param rows - The rows.
 * @returns Lines.
 */
export function renderTable(rows: readonly Row[]): string {
  const cells = [
    ['what', 'against', 'ratio', 'goal', 'figures'],
    ...rows.map(({ what, against, ratio, goal, figures }) => [what, against, ratio, goal, figures]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join(
    '\n',
  );
}
