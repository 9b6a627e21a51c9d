// Known vulnerabilities where the registry answers, and the licences of what we bring along.
import {
  findUnlicensed,
  formatLicenses,
  formatVulnerabilities,
  readVulnerabilityReport,
  runNpmAudit,
} from '@plumbline-tools/repo/audit';
import { runScript } from '@plumbline-tools/repo/script';
import { workspaceRoot } from '@plumbline-tools/repo/workspace';

await runScript(() => {
  const npm = process.env['npm_execpath'];
  const vulnerabilities =
    npm === undefined
      ? ({ outcome: 'not run', reason: 'this was not started through npm: use `npm run audit`' } as const)
      : readVulnerabilityReport(runNpmAudit(workspaceRoot, npm));
  const licenses = findUnlicensed(workspaceRoot);
  console.log(formatVulnerabilities(vulnerabilities));
  console.log(formatLicenses(licenses));
  process.exitCode = vulnerabilities.outcome === 'failed' || licenses.found.length > 0 ? 1 : 0;
});
