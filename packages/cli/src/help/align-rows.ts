/**
 * Lays out rows of two columns.
 *
 * @param rows - Left and right of each row.
 * @returns Lines, indented by two, the right column aligned.
 */
export function alignRows(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}
