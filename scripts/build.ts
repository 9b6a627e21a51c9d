// Builds the packages that are published into their `dist/`, and loads what was built.
import { buildPackages, verifyImports } from '@plumbline-tools/repo/build';
import { runScript } from '@plumbline-tools/repo/script';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';

await runScript(() => {
  const built = buildPackages(workspaceRoot);
  const loaded = verifyImports(workspaceRoot, built);
  console.log(`${built.length} packages built, ${loaded} of their modules loaded`);
});
