/**
 * Writes a table.
 *
 * @param head - The heads of the columns.
 * @param rows - The cells; `|` and line breaks in them are taken care of.
 * @returns Lines of Markdown.
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [head, head.map(() => '---'), ...rows.map((row) => row.map(escaped))].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/gu, ' ');
}
