// A new package that passes `npm run check`: `npm run new -- retry --layer leaf`.
import { runNpm } from '@plumbline-tools/repo/check';
import { writeReferences } from '@plumbline-tools/repo/docs';
import { newPackage } from '@plumbline-tools/repo/new-package';
import { runScript } from '@plumbline-tools/repo/script';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';

await runScript(async () => {
  const written = newPackage(workspaceRoot, process.argv.slice(2));
  for (const path of written.keys()) console.log(path);
  process.exitCode = await runNpm({ root: workspaceRoot, args: ['install'], environment: process.env });
  await writeReferences(workspaceRoot);
});
