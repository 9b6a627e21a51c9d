import { patternDetector } from '../detector.ts';

/** Access key ids of Amazon Web Services: AKIA…, ASIA…. */
export const awsKey = patternDetector({
  name: 'aws-key',
  description: 'Access key ids of Amazon Web Services: AKIA…, ASIA….',
  pattern: /(?<![A-Za-z0-9+])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9+])/dg,
  required: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
});
