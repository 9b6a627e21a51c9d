import { patternDetector } from '../detector.ts';

/** Tokens of GitHub and GitLab: ghp_…, ghs_…, github_pat_…, glpat-…. */
export const githubToken = patternDetector({
  name: 'github-token',
  description: 'Tokens of GitHub and GitLab: ghp_…, ghs_…, github_pat_…, glpat-….',
  pattern: /(?<![\w-])(?:gh[opsur]_\w{20,}|github_pat_\w{20,}|gl(?:pat|rt|dt|cbt|ptt|oas)-[\w-]{16,})/dg,
  required: ['gho_', 'ghp_', 'ghs_', 'ghu_', 'ghr_', 'github_pat_', 'gl'],
});
