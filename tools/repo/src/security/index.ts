export { findInsecureCode } from './find-insecure-code.ts';
export { findSecretsInTree } from './find-secrets-in-tree.ts';
export { findWeakWorkflows } from './find-weak-workflows.ts';
export { formatFinding, type Finding } from './finding.ts';
