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
  const problems = [
    ...findBrokenLinks(root, pages),
    ...findLostPages(root, pages),
    ...findBrokenSnippets(root, pages),
    ...(isWriting ? [] : await findStaleReference(root)),
  ];
  for (const problem of problems) console.error(formatPageProblem(problem));
  console.log(`${pages.size} pages, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
});
