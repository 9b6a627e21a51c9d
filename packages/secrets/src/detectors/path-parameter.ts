import { patternDetector } from '../detector.ts';

/** What follows the name of a credential in the path of a URL: /key/…, /token/…. */
export const pathParameter = patternDetector({
  name: 'path-parameter',
  description: 'What follows the name of a credential in the path of a URL: /key/…, /token/….',
  evidence: 'name',
  pattern:
    /\/(?:api[_-]?keys?|keys?|tokens?|(?:access|auth|bot|refresh)[_-]?tokens?|secrets?|passwords?)\/(?=[\w.~-]{0,256}\d)(?=[\w.~-]{0,256}[A-Za-z])(?<secret>(?![a-f\d]{8}-[a-f\d]{4}-)[\w.~-]{20,256})(?=[/?#\s"']|$)/dgi,
  required: '/',
});
