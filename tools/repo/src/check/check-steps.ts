/**
 * What `npm run check` runs, in this order: npm scripts of the root, cheap ones first, so that a
 * failure shows early. All that CI runs is in this list.
 */
export const checkSteps = [
  'fmt:check',
  'type',
  'lint',
  'sec',
  'audit',
  'docs',
  'test',
  'build',
  'e2e',
] as const;
