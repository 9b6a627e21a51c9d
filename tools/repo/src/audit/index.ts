export { findUnlicensed, type Unlicensed } from './find-unlicensed.ts';
export { formatLicenses, formatVulnerabilities } from './format-audit.ts';
export { runNpmAudit } from './run-npm-audit.ts';
export { readVulnerabilityReport, type VulnerabilityReport } from './vulnerability-report.ts';
