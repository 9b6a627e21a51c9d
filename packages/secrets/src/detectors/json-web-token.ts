import { patternDetector } from '../detector.ts';

/** JSON Web Tokens, signed or encrypted: eyJ….….…. */
export const jsonWebToken = patternDetector({
  name: 'json-web-token',
  description: 'JSON Web Tokens, signed or encrypted: eyJ….….….',
  pattern: /(?<![\w-])eyJ[\w-]{8,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?/dg,
  required: 'eyJ',
});
