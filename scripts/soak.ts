// The full counts of the kill, race and mutation tests, one package after the other.
import { runScript } from '@plumbline-tools/repo/script';
import { runSoakSuite, soakSuites } from '@plumbline-tools/repo/soak';
import { readWorkspace, workspaceRoot } from '@plumbline-tools/repo/workspace';

await runScript(() => {
  const suites = soakSuites(workspaceRoot, readWorkspace(workspaceRoot));
  const failed = suites.filter((suite) => !runSoakSuite(workspaceRoot, suite, process.env));
  for (const { directory } of failed) console.error(`failed: ${directory}`);
  console.log(`${suites.length - failed.length} of ${suites.length} suites passed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
});
