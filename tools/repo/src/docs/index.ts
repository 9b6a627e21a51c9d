export { findBrokenLinks } from './find-broken-links.ts';
export { findBrokenSnippets } from './find-broken-snippets.ts';
export { findLostPages } from './find-lost-pages.ts';
export { findUndocumentedCodes } from './find-undocumented-codes.ts';
export { formatPageProblem, type PageProblem } from './page-problem.ts';
export { readPages, type Pages } from './read-pages.ts';
export { findStaleReferences, writeReferences } from './references.ts';
