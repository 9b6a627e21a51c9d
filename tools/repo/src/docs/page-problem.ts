/** Something wrong with a page. */
export interface PageProblem {
  /** Path of the page relative to the workspace root, with slashes. */
  readonly page: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * Says a problem in one line for people.
 *
 * @param problem - What is wrong.
 * @returns Page, line and message.
 */
export function formatPageProblem({ page, line, message }: PageProblem): string {
  return `${page}:${line}  ${message}`;
}
