import type { findUnlicensed } from './find-unlicensed.ts';
import type { VulnerabilityReport } from './vulnerability-report.ts';

/**
 * Says what the audit for known vulnerabilities came to.
 *
 * @param report - What it came to.
 * @returns Lines for people.
 */
export function formatVulnerabilities(report: VulnerabilityReport): string {
  switch (report.outcome) {
    case 'not run':
      return `vulnerabilities: not run, because ${report.reason}`;
    case 'passed':
      return `vulnerabilities: none high (${formatCounts(report.counts)})`;
    case 'failed':
      return [
        `vulnerabilities: ${formatCounts(report.counts)}`,
        ...report.packages.map((name) => `  ${name}`),
        '  → Raise the version in package.json, or an override of it, and run npm install.',
      ].join('\n');
  }
}

function formatCounts(counts: Readonly<Record<string, number>>): string {
  const named = ['critical', 'high', 'moderate', 'low', 'info'];
  return named.map((severity) => `${counts[severity] ?? 0} ${severity}`).join(', ');
}

/**
 * Says what the audit of licences came to.
 *
 * @param audit - How many packages were looked at, and those that may not come along.
 * @returns Lines for people.
 */
export function formatLicenses({ count, found }: ReturnType<typeof findUnlicensed>): string {
  if (found.length === 0) return `licences: ${count} packages, all allowed`;
  return [
    `licences: ${found.length} of ${count} packages are not allowed`,
    ...found.map(({ name, version, license }) => `  ${name} ${version}: ${license}`),
    '  → Use another package, or review it and name it with a reason in tools/repo/src/audit/license-policy.ts.',
  ].join('\n');
}
