// Secrets in the tree, insecure code, weak workflows: `npm run sec` fails on any finding.
import { runScript } from '@plumbline-tools/repo/script';
import {
  findInsecureCode,
  findSecretsInTree,
  findWeakWorkflows,
  formatFinding,
} from '@plumbline-tools/repo/security';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';

await runScript(async () => {
  const found = [
    ...(await findSecretsInTree(workspaceRoot)),
    ...(await findInsecureCode(workspaceRoot)),
    ...findWeakWorkflows(workspaceRoot),
  ];
  for (const finding of found) console.error(formatFinding(finding));
  console.log(`${found.length} high findings`);
  process.exitCode = found.length === 0 ? 0 : 1;
});
