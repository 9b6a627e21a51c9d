// Broken links, lost pages, snippets that do not compile, error codes that no page explains, stale references.
// `npm run docs:write` writes the references first.
import {
  findBrokenLinks,
  findBrokenSnippets,
  findLostPages,
  findStaleReferences,
  findUndocumentedCodes,
  formatPageProblem,
  readPages,
  writeReferences,
} from '@plumbline-tools/repo/docs';
import { runScript } from '@plumbline-tools/repo/script';
import { workspaceRoot as root } from '@plumbline-tools/repo/workspace';

await runScript(async () => {
  const isWriting = process.argv.includes('--write');
  if (isWriting) await writeReferences(root);
  const pages = readPages(root);
  const checks = [findBrokenLinks, findLostPages, findBrokenSnippets, findUndocumentedCodes];
  const inPages = checks.flatMap((find) => find(root, pages));
  for (const problem of inPages) console.error(formatPageProblem(problem));
  const stale = isWriting ? [] : await findStaleReferences(root);
  for (const problem of stale) console.error(formatPageProblem(problem));
  console.log(`${pages.size} pages, ${inPages.length + stale.length} problems`);
  process.exitCode = inPages.length + stale.length === 0 ? 0 : 1;
});
