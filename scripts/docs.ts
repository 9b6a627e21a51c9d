// Broken links, pages that no index reaches, snippets that do not compile, a stale API reference.
// `npm run docs:write` writes the API reference first.
import {
  findBrokenLinks,
  findBrokenSnippets,
  findLostPages,
  findStaleReference,
  formatPageProblem,
  readPages,
  writeApiReference,
} from '@plumbline-tools/repo/docs';
import { runScript } from '@plumbline-tools/repo/script';
import { workspaceRoot as root } from '@plumbline-tools/repo/workspace';

await runScript(async () => {
  const isWriting = process.argv.includes('--write');
  if (isWriting) await writeApiReference(root);
  const pages = readPages(root);
  const inPages = [findBrokenLinks, findLostPages, findBrokenSnippets].flatMap((find) => find(root, pages));
  for (const problem of inPages) console.error(formatPageProblem(problem));
  const stale = isWriting ? [] : await findStaleReference(root);
  for (const problem of stale) console.error(formatPageProblem(problem));
  console.log(`${pages.size} pages, ${inPages.length + stale.length} problems`);
  process.exitCode = inPages.length + stale.length === 0 ? 0 : 1;
});
