import { patternDetector } from '../detector.ts';
import { namedPlaceholder } from '../placeholder.ts';

/** E-mail addresses. */
export const emailAddress = patternDetector({
  name: 'email-address',
  description: 'E-mail addresses.',
  pattern:
    /(?<![\w.%+-])[\w+-](?:[\w.+-]{0,62}[\w+-])?@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,24}(?![\w-])/dgi,
  required: '@',
  evidence: 'personal',
  replacement: namedPlaceholder('email'),
});
