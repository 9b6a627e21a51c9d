import { patternDetector } from '../detector.ts';

/** What follows the word Bearer where credentials are sent. */
export const bearerToken = patternDetector({
  name: 'bearer-token',
  description: 'What follows the word Bearer where credentials are sent.',
  evidence: 'name',
  pattern:
    /(?<!\w)bearer[ \t]{1,4}(?=[\w.~+/=-]{0,256}[\d._~+/=]|[\w-]{20})(?<secret>[\w.~+/-]{8,}={0,4})/dgi,
});
